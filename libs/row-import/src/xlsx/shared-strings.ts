import { cellTooLong, FileRefused, LIMITS } from '../file-refused.js';
import { readPart } from './xml-part.js';

const tooMany = (): FileRefused => new FileRefused('too-many-strings', '工作簿中的文字过多，请分成几个文件。', 'The workbook holds too many texts: split it.');

/** The texts of a workbook in one piece of memory: a hundred thousand objects would cost several times as much. */
export class SharedStrings {
  private bytes = Buffer.alloc(64 * 1024);
  private readonly ends: number[] = [];

  static async read(pieces: AsyncIterable<string>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let [text, inText, inPhonetic] = ['', false, false];
    await readPart(pieces, {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 'rPh') inPhonetic = true;
        else if (name === 't') inText = !inPhonetic;
      },
      close: (name) => {
        if (name === 'si') strings.add(text);
        else if (name === 'rPh') inPhonetic = false;
        else if (name === 't') inText = false;
      },
      text: (more) => {
        if (!inText) return;
        text += more;
        if (text.length > LIMITS.cellLength) throw cellTooLong();
      },
    });
    return strings;
  }

  /** @returns undefined when there is no such text */
  get(index: number): string | undefined {
    const end = this.ends[index];
    return end === undefined ? undefined : this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], end);
  }

  private add(text: string): void {
    const start = this.ends.at(-1) ?? 0;
    const end = start + Buffer.byteLength(text);
    if (this.ends.length >= LIMITS.sharedStrings || end > LIMITS.sharedStringBytes) throw tooMany();
    if (end > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 2, end));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    this.bytes.write(text, start);
    this.ends.push(end);
  }
}
