/** Units of one line that turn out to differ become portions of their own, each with what was found of it (K10: every unit marked). */
import type { ReturnDraft } from '../../context.js';
import { MAX_PORTIONS, takePart } from '../../portions.js';
import { portions, type Attr, type Portion } from '../../state.js';

export interface Found { qty: number; attrs: Record<string, Attr> }

/** Would so many more portions fit under their bound? */
export const canGrade = (draft: ReturnDraft, more: number): boolean => portions(draft.state).length + more <= MAX_PORTIONS;

/** Lays the findings over the portions of a line, in order; what no finding speaks of stays as it is. */
export function gradePortions(draft: ReturnDraft, ofLine: readonly Portion[], findings: readonly Found[]): void {
  const left = [...ofLine];
  for (const { qty, attrs } of findings) {
    for (let rest = qty; rest > 0;) {
      const [portion] = left;
      if (portion === undefined) return;
      const part = takePart(draft, portion, Math.min(rest, portion.qty));
      if (part === portion) left.shift();
      rest -= part.qty;
      part.attrs = { ...part.attrs, ...attrs };
    }
  }
}
