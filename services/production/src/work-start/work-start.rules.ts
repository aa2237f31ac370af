/** 首件 (R46): what may be made of a batch that is begun. Pure. */
import type { ReturnStatus } from '@guitu/contracts/status';
import type { Label } from '@guitu/contracts/vocabulary';

/** Why no more than the first article may be made of the portion; null: nothing stands in the way. */
export function lockOf(status: Pick<ReturnStatus, 'lines'> | null, portion: string | null): Label | null {
  const place = status?.lines.flatMap(({ portions }) => portions).find((one) => one.portion === portion)?.place;
  return place === 'firstArticle' ? { zh: '首件未确认合格，只可制作首件。', en: 'Only the first article may be made until it is found right.' } : null;
}
