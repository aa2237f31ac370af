/** Words of steps, and of the marks made from them. */
import type { Label } from '@guitu/contracts/vocabulary';
import { rowOf } from '../../tracks/step-rows.js';
import type { ResolvedProfile } from '../types.js';
import { label } from './words.js';

const FACTS: Readonly<Record<string, Label>> = { complaint: label('客诉到达', 'complaint received'), rejected: label('未获批准', 'not approved'), mismatch: label('数量不符', 'quantity differs'), breach: label('超时', 'breach') };

/** A step, an anchor (`open:…`, `duty:…`, complaint) or the occasion of a notice. */
export function markWords(profile: ResolvedProfile, mark: string): Label {
  const fact = FACTS[mark];
  if (fact !== undefined) return fact;
  if (mark.startsWith('duty:')) return profile.duties[mark.slice(5)] ?? label(mark, mark);
  const key = mark.replace(/^open:/, '');
  const { zh, en } = rowOf(key) ?? label(key, key);
  return mark.startsWith('open:') ? label(`${zh}开始`, `${en} opened`) : label(zh, en);
}
