/** CSV as spreadsheets of this country open it: UTF-8 with a BOM, CRLF. A cell that would be a formula is marked as text. */
const FORMULA = /^[=+\-@\t\r]/;
const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const writeCsv = (rows: Iterable<readonly string[]>): string => `\uFEFF${[...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
