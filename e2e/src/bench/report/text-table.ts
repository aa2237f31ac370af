/** A table for a terminal: first column to the left, figures to the right; a blank row is a line. */
export type Row = readonly (string | number)[];

export function textTable(head: Row, rows: readonly Row[]): string {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => widths.map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))).join('  ').trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [line(all[0] ?? []), rule, ...all.slice(1).map((row) => (row.length === 0 ? rule : line(row)))].join('\n');
}
