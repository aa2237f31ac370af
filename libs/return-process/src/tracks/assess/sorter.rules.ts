/** Who sorts what came back (P13 sort). */
import { decideOver, type Attrs } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';

/** R16 (S000-11): more than 200 pcs are sorted by production; S003-15: batches by quality. Null = nobody sorts. */
export const sorter = ({ inspection }: Pick<ResolvedProfile, 'inspection'>, lines: readonly Attrs<LineAttrs>[]): string | null =>
  (inspection.sort === null ? null : decideOver(inspection.sort, lines).then);
