/** 盘点: what was scanned against the ledger (product.md B10). Pure. */
export interface Lying { readonly returnNo: string; readonly line: number; /** decimal string */ readonly qty: string }
export interface Found { readonly returnNo: string; readonly line: number; readonly expected: string; readonly counted: string }

const keyOf = ({ returnNo, line }: Pick<Lying, 'returnNo' | 'line'>): string => `${returnNo}/${line}`;

/** Every line that the ledger or the shelf has, once; what was not scanned counts as none. */
export function foundOf(ledger: readonly Lying[], scanned: readonly Lying[]): Found[] {
  const all = new Map([...ledger, ...scanned].map((one) => [keyOf(one), one]));
  const qtyIn = (list: readonly Lying[], key: string): string => list.find((one) => keyOf(one) === key)?.qty ?? '0';
  return [...all].map(([key, { returnNo, line }]) => ({ returnNo, line, expected: qtyIn(ledger, key), counted: qtyIn(scanned, key) }))
    .toSorted((a, b) => (a.returnNo === b.returnNo ? a.line - b.line : a.returnNo < b.returnNo ? -1 : 1));
}

/** Quantities carry at most six decimals below 10^12: compared as texts without trailing zeros, never as floats. */
const plain = (qty: string): string => (qty.includes('.') ? qty.replace(/\.?0+$/, '') : qty);
export const differencesOf = (found: readonly Found[]): Found[] => found.filter(({ expected, counted }) => plain(expected) !== plain(counted));

/** Whether two comparisons find the same: nothing that matters to the count has moved between them. */
export function sameDifferences(one: readonly Found[], other: readonly Found[]): boolean {
  const said = (found: readonly Found[]): string => differencesOf(found).map(({ returnNo, line, expected, counted }) => [returnNo, line, plain(expected), plain(counted)].join('/')).join('\n');
  return said(one) === said(other);
}
