/** 期初在途: goods cannot lie in the house that never came; said in the trial, before the warehouse has to refuse it. Pure. */
import type { TakenOverFact } from '@guitu/contracts/events/return-taken-over';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { OpenReturn } from './open-return.js';
import type { StageFault } from './play-return.js';

/** What has left since is the warehouse's to judge. @param facts that were made of the stages */
export function lyingFaults({ lying, lines }: Pick<OpenReturn, 'lying' | 'lines'>, facts: readonly Pick<TakenOverFact, 'kind' | 'payload'>[]): StageFault[] {
  const counts = facts.filter(({ kind }) => kind === 'receive').flatMap(({ payload }) => (payload as { lines: readonly { line: number; received: string }[] }).lines);
  return [...new Set(lying.map(({ line }) => line))].flatMap((line): StageFault[] => {
    const unit = lines[line - 1]?.unit;
    if (unit === undefined) return [{ row: null, code: 'no-such-line', zh: `没有第 ${line} 行，不能有存放。`, en: `There is no line ${line} to lie anywhere.` }];
    const sum = (quantities: readonly string[]): number => quantities.reduce((all, qty) => all + (parseQuantity(qty, unit) ?? Number.NaN), 0);
    const [here, came] = [sum(lying.filter((one) => one.line === line).map(({ qty }) => qty)), sum(counts.filter((one) => one.line === line).map(({ received }) => received))];
    return here <= came ? [] : [{ row: null, code: 'lying', zh: `第 ${line} 行的存放数量多于已收数量。`, en: `More of line ${line} lies here than was received.` }];
  });
}
