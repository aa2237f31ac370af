/** The archive of a workbook, opened without trusting what it says of itself. */
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import * as yauzl from 'yauzl';
import { FileRefused, LIMITS } from '../file-refused.js';

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
/** An entry may be packed very well as long as it is small. */
const SMALL = 4 * 1024 * 1024;

const bomb = (): FileRefused => new FileRefused('packed-too-well', '工作簿解压后过大，可能有害，已拒绝。', 'The workbook unpacks to far too much; it may be harmful and was refused.');
const notXlsx = (): FileRefused => new FileRefused('not-a-workbook', '不是有效的 xlsx 工作簿。', 'Not a valid xlsx workbook.');

export class Archive {
  private unpacked = 0;

  private constructor(private readonly zip: yauzl.ZipFile, private readonly entries: ReadonlyMap<string, yauzl.Entry>) {}

  /** Reads the directory of the archive alone. @throws FileRefused for what is no workbook, too many entries, or macros */
  static async open(path: string): Promise<Archive> {
    const zip = await openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }).catch(() => {
      throw notXlsx();
    });
    try {
      return new Archive(zip, await directoryOf(zip));
    } catch (error) {
      zip.close();
      throw error instanceof FileRefused ? error : notXlsx();
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Text of a part, piece by piece. What has been unpacked is counted as it comes, over all parts. @throws FileRefused */
  async *read(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw notXlsx();
    const stream = await this.stream(entry);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let size = 0;
    try {
      for await (const chunk of stream) {
        const bytes = chunk as Buffer;
        size += bytes.length;
        this.unpacked += bytes.length;
        if (this.unpacked > LIMITS.unpackedBytes || (size > SMALL && size > entry.compressedSize * LIMITS.ratio)) throw bomb();
        yield decoder.decode(bytes, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw error instanceof FileRefused ? error : notXlsx();
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }

  private stream(entry: yauzl.Entry): Promise<Readable> {
    return new Promise((resolve, reject) => this.zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(notXlsx()))));
  }
}

function directoryOf(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, yauzl.Entry>> {
  if (zip.entryCount > LIMITS.entries) throw bomb();
  const entries = new Map<string, yauzl.Entry>();
  return new Promise((resolve, reject) => {
    let declared = 0;
    zip.on('error', () => reject(notXlsx()));
    zip.on('end', () => (entries.has('xl/workbook.xml') ? resolve(entries) : reject(notXlsx())));
    zip.on('entry', (entry: yauzl.Entry) => {
      const name = entry.fileName;
      declared += entry.uncompressedSize;
      if (entries.has(name) || entry.isEncrypted()) return reject(notXlsx());
      if (declared > LIMITS.unpackedBytes || (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio)) return reject(bomb());
      if (/vbaProject|\.bin$/i.test(name) && /vba/i.test(name)) return reject(new FileRefused('macros', '工作簿含宏，请另存为 xlsx。', 'The workbook has macros: save it as xlsx.'));
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
