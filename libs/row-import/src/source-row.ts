/** A row as it lies in a file, before anybody knows what it means. */
export interface SourceCell {
  readonly text: string;
  /** csv cells are all text; `formula`: what was calculated is not looked at; `unsafe`: a number with more digits than Excel keeps */
  readonly kind: 'text' | 'number' | 'date' | 'formula' | 'error' | 'unsafe';
}
export interface SourceRow {
  /** as Excel and editors count, from 1 */
  readonly rowNo: number;
  readonly cells: readonly SourceCell[];
  readonly hidden: boolean;
}
export const EMPTY: SourceCell = { text: '', kind: 'text' };
