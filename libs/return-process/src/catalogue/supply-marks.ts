/** Marks over everything owed in kind, for what is of the whole return: none is missing once all goods are judged. */
import { portions, supplies, type ReturnState, type Supply } from '../state.js';

const PREFIX = 'allSupplies.';
/** Name of the mark "this anchor, for every supply"; an opening is an anchor too (`open:ship`), a 事项 of a supply another (`duty:key`). */
export const allSupplies = (anchor: string): string => `${PREFIX}${anchor.replace(':', '.')}`;
export const isOfSupplies = (mark: string): boolean => mark.startsWith(PREFIX);

/** What is owed: a supply that was called off before it left is not. */
export const liveSupplies = (state: ReturnState): Supply[] => supplies(state).filter(({ decision, shipped }) => decision !== 'void' || shipped);

/** Instant of such a mark, null while goods are still to be judged or a supply lacks it. */
export function supplyMark(state: ReturnState, mark: string): number | null {
  const [how, key = ''] = mark.slice(PREFIX.length).split(/\.(.*)/s);
  const [step, opening] = key === '' ? [how ?? '', false] : how === 'open' ? [key, true] : [`${how}:${key}`, false];
  const instants = [
    ...portions(state).map(({ decidedAt, endedAt }) => decidedAt ?? endedAt), ...liveSupplies(state).map(({ steps }) => (opening ? steps[step]?.openedAt : steps[step]?.mark) ?? null),
  ];
  return instants.includes(null) ? null : Math.max(state.openedAt, ...instants.map((at) => at ?? 0));
}
