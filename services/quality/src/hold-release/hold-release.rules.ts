/** 解除暂停 (R42, S000-04 §5.3): which labels come off. Which places were labelled, only the holders know. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** A release frees at least one place, each named once. */
export function holdReleaseFaults({ places }: Pick<FactPayload<'release'>, 'places'>): FieldError[] {
  if (places.length === 0) return [{ path: 'places', zh: '请填写解除暂停的位置。', en: 'Name the places that are released.' }];
  const repeated = places.filter((place, i) => places.indexOf(place) !== i);
  return [...new Set(repeated)].map((place) => ({ path: 'places', zh: `位置 ${place} 重复。`, en: `Place ${place} is named twice.` }));
}
