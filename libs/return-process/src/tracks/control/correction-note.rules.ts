/** 变更 (product.md §1 A10): what an open task keeps when something its person was asked on the strength of was corrected. Pure. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { StepDef } from '../../engine/flow.js';

const MARK = 'corrected:';

/** As the task keeps it. @param step whose fact was corrected */
export const correctionNote = (step: string): string => MARK + step;

/** As the task says it: which step's word is another than it was. */
export function correctionNotes(kept: readonly string[], steps: Readonly<Record<string, StepDef | undefined>>): TaskStatement['notes'] {
  return kept.filter((note) => note.startsWith(MARK)).map((note) => {
    const step = note.slice(MARK.length);
    const { zh, en } = steps[step]?.label ?? { zh: step, en: step };
    return { code: `corrected_${step.replace(':', '.')}`, zh: `变更：${zh}已更正`, en: `Changed: ${en} was corrected` };
  });
}
