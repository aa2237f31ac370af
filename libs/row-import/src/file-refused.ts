/** The file as a whole cannot be read; nothing was imported. */
export class FileRefused extends Error {
  constructor(readonly code: string, readonly zh: string, readonly en: string) {
    super(`${code}: ${en}`);
    this.name = 'FileRefused';
  }
}

/** Bounds of what is read at all, whatever a file says of itself. */
export const LIMITS = {
  /** bytes of the file as it comes */
  fileBytes: 64 * 1024 * 1024,
  /** rows with content, heading included */
  rows: 200_000,
  columns: 200,
  /** sheets that can be seen */
  sheets: 200,
  /** rows, and characters in them, of a workbook whose sheets belong together: they are held until all are read */
  bookRows: 20_000,
  bookText: 16 * 1024 * 1024,
  /** characters of one cell; Excel's own limit */
  cellLength: 32_767,
  /** entries of a workbook's archive */
  entries: 500,
  /** bytes of all parts of a workbook, unpacked */
  unpackedBytes: 512 * 1024 * 1024,
  /** an entry beyond 4 MiB may be packed at most so well */
  ratio: 100,
  sharedStrings: 600_000,
  sharedStringBytes: 64 * 1024 * 1024,
} as const;

export const tooManyRows = (most: number = LIMITS.rows): FileRefused => new FileRefused('too-many-rows', `超过 ${most} 行，请分成几个文件。`, `More than ${most} rows: split the file.`);
export const tooMuchText = (): FileRefused => new FileRefused('too-much-text', '文件中文字过多，请分成几个文件。', 'Too much text in the file: split it.');
export const tooManyColumns = (): FileRefused => new FileRefused('too-many-columns', `超过 ${LIMITS.columns} 列。`, `More than ${LIMITS.columns} columns.`);
export const cellTooLong = (): FileRefused => new FileRefused('cell-too-long', `单元格超过 ${LIMITS.cellLength} 个字符。`, `A cell has more than ${LIMITS.cellLength} characters.`);
