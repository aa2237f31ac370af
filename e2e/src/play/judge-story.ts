/** Compares how a return ended with what its story says, in words. */
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { Played } from './clerks.js';

/**
 * Differences; none when the return ended as its procedure says.
 * @param excused clocks that ran out while the house was down on purpose: nobody could have met them, so they may be late
 */
export function judge({ story, returnNo, status }: Played, excused: ReadonlySet<string> = new Set()): string[] {
  const unit = story.lines[0]?.unit ?? 'pcs';
  const found: Record<string, number> = {};
  for (const portion of status.lines.flatMap((line) => line.portions)) {
    const goods = portion.goods ?? 'undecided';
    found[goods] = (found[goods] ?? 0) + (parseQuantity(portion.qty, unit) ?? Number.NaN);
  }
  const goods = Object.fromEntries(Object.entries(found).map(([key, steps]) => [key, formatQuantity(steps, unit)]));
  const differences: string[] = [];
  const compare = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should)) differences.push(`${story.name} (${returnNo}): ${what} is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
  };
  compare('result', status.result, story.ends.result);
  const counted = status.breaches.filter((sla) => story.ends.breaches.includes(sla) || !excused.has(sla));
  compare('breaches', counted.sort(), [...story.ends.breaches].sort());
  compare('goods', sorted(goods), sorted(story.ends.goods));
  compare('open waits', status.waitingFor.length, 0);
  return differences;
}

const sorted = (record: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => a.localeCompare(b)));
