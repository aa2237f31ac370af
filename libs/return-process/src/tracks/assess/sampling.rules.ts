/** How much of a line is inspected, and how (P13, K10). */
import { decide, type Attrs } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';

export interface Sample { readonly method: 'full' | 'normal' | 'mixed_lot' | 'random'; readonly min: number }
const WHOLE_BPS = 10_000;

/**
 * R11 (S000-03): 20 pcs and more are sampled normally, fewer across batches · R12 (S001-05): at least a tenth, rounded up · a
 * full inspection, and one with checks on every unit (S003-08, S003-14), spares no unit.
 * @param qty whole steps of the unit; so is `min`
 */
export function sampleOf({ inspection }: Pick<ResolvedProfile, 'inspection'>, attrs: Attrs<LineAttrs>, qty: number): Sample {
  const { method, minBps } = decide(inspection.sampling, attrs).then;
  const every = method === 'full' || inspection.perUnit.length > 0;
  return { method, min: every ? qty : Math.ceil((qty * minBps) / WHOLE_BPS) };
}

/** A full inspection is never too little. */
export const isMethod = ({ method }: Sample, used: unknown): boolean => used === method || used === 'full';
