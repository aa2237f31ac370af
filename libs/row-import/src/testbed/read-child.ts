/** Reads READ_FILE as a workbook and prints what became of it and the peak memory of this process (MiB). */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { FileRefused } from '../file-refused.js';
import { readXlsx } from '../xlsx/read-xlsx.js';

setFlagsFromString('--max-old-space-size=192');
/** Of this program alone: rusage also counts what the parent held when it forked. */
const peakMb = (): number => Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024);
const tell = (said: string): void => console.log(`${said} peak ${peakMb()}`);

let [rows, formulas] = [0, 0];
try {
  for await (const row of readXlsx(process.env['READ_FILE'] ?? '')) {
    rows += 1;
    formulas += row.cells.filter(({ kind }) => kind === 'formula').length;
  }
  tell(`${rows} rows, ${formulas} formulas`);
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  tell(error.code);
}
