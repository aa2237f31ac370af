/** Weights of scrapped goods by material. */
import { isObject, whole } from '../../facts/read.js';
import type { ResolvedProfile } from '../../policy/types.js';

/** 五金 · 塑胶 · 包材 · 线材, grams. */
export const MATERIAL_GROUPS = ['metal', 'plastic', 'packing', 'wire'] as const;

/** Does the form of the scrap request ask for weights? */
export const asksWeight = ({ forms }: ResolvedProfile): boolean => Object.values(forms).some(({ gate, fields }) => gate === 'scrapRequest' && fields.includes('weightByGroup'));

/** R56 (S003-15): scrap is handed over by weight in four groups, whole grams; what is not named weighs nothing, but something does. */
export function isWeighed(weights: unknown): boolean {
  if (!isObject(weights)) return false;
  const groups: readonly string[] = MATERIAL_GROUPS;
  const grams = Object.entries(weights).map(([group, weight]) => (groups.includes(group) ? whole(weight) : null));
  return !grams.includes(null) && grams.some((one) => one !== 0);
}
