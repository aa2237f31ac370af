import { LIMITS, tooManyRows } from '../file-refused.js';
import type { SourceRow } from '../source-row.js';
import { CsvParser, delimiterOf } from './csv-parser.js';
import { encodingOf, readText } from './text-encoding.js';

/** Rows of a text file with content, whatever its encoding, delimiter and line ends. @throws FileRefused */
export async function* readCsv(path: string): AsyncGenerator<SourceRow> {
  const encoding = await encodingOf(path);
  let parser: CsvParser | undefined;
  let [rowNo, withContent] = [0, 0];
  const rowsOf = function* (rows: readonly string[][]): Generator<SourceRow> {
    for (const cells of rows) {
      rowNo += 1;
      if (cells.every((cell) => cell.trim() === '')) continue;
      withContent += 1;
      if (withContent > LIMITS.rows) throw tooManyRows();
      yield { rowNo, hidden: false, cells: cells.map((text) => ({ text, kind: 'text' })) };
    }
  };
  for await (const text of readText(path, encoding)) {
    if (text === '') continue;
    parser ??= new CsvParser(delimiterOf(text));
    yield* rowsOf(parser.write(text));
  }
  if (parser !== undefined) yield* rowsOf(parser.end());
}
