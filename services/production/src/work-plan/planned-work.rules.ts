/** 工时与用料: what a report of finished work says when it says nothing else: its share of what is left of the plan (product.md D6). Pure. */

/** Hours in quarters; quantities are decimal strings of the part's own unit. */
export interface Work { readonly hours: number; readonly material: readonly { readonly item: string; readonly qty: string }[] }

/** Smallest part of any quantity: six decimals. */
const STEPS = 1_000_000n;

/**
 * @param before what was reported of this plan already · @param done how much is reported now, and `open` how much was open before
 * it, both in whole steps of the goods' unit; the report about the last of it takes all that is left
 */
export function plannedWork(plan: Work, before: readonly Work[], done: number, open: number): Work {
  const [share, whole] = [BigInt(Math.min(done, open)), BigInt(Math.max(open, 1))];
  const quarters = Math.max(0, Math.round((plan.hours - before.reduce((sum, { hours }) => sum + hours, 0)) * 4));
  const material = plan.material.flatMap(({ item, qty }) => {
    const used = before.flatMap((one) => one.material).filter((one) => one.item === item).reduce((sum, one) => sum + stepsOf(one.qty), 0n);
    const left = stepsOf(qty) - used;
    const smallest = smallestOf(qty);
    // to the nearest of the plan's own decimals: half a seal is used of no pump
    const part = left <= 0n ? 0n : share === whole ? left : ((left * share * 2n + whole * smallest) / (whole * smallest * 2n)) * smallest;
    return part === 0n ? [] : [{ item, qty: textOf(part < left ? part : left) }];
  });
  return { hours: Math.round((quarters * Number(share)) / Number(whole)) / 4, material };
}

function stepsOf(qty: string): bigint {
  const [whole = '0', decimals = ''] = qty.split('.');
  return BigInt(whole) * STEPS + BigInt(decimals.padEnd(6, '0'));
}

const smallestOf = (qty: string): bigint => 10n ** BigInt(6 - (qty.split('.')[1] ?? '').replace(/0+$/, '').length);

function textOf(steps: bigint): string {
  const decimals = (steps % STEPS).toString().padStart(6, '0').replace(/0+$/, '');
  return `${steps / STEPS}${decimals === '' ? '' : `.${decimals}`}`;
}
