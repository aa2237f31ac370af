/** assess for the lines of a return that nobody has decided about. */
import { lineAttrs } from '../../catalogue/attributes.js';
import type { TaskMenu } from '@guitu/contracts/task';
import type { ReturnDraft } from '../../context.js';
import type { Intake, Line } from '../../state.js';
import { undecided } from '../../statements/task-lines.js';
import { assessLine, type Assessment } from './assess-line.rules.js';

export interface AssessedLine extends Assessment { readonly line: number }

/** Lines with undecided goods, each with its window, warranty and admission and why. */
export function assessReturn({ ctx: { policy, calendar }, state }: Pick<ReturnDraft, 'ctx' | 'state'>): AssessedLine[] {
  const live = new Set(undecided(state).map(({ line }) => line));
  return state.lines.filter(({ line }) => live.has(line)).map((line) => ({ line: line.line, ...assessOne({ ctx: { policy, calendar } as ReturnDraft['ctx'], state }, line) }));
}

function assessOne({ ctx: { policy, calendar }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, { line, receiptDate, shipDate, warrantyMonths }: Line): Assessment {
  const attrs = lineAttrs(policy, state, line);
  return assessLine({ policy, calendar, appliedAt: state.complaintAt }, { attrs, receiptDate: receiptDate ?? null, shipDate: shipDate ?? null, warrantyMonths: warrantyMonths ?? null }, state.intake.found);
}

const OWN_CHECKS = { P02: { zh: '是否在申请期限内', en: 'Applied for in time' }, P04: { zh: '是否在保修期内', en: 'In warranty' } };

/** The open checks in words, each with the clause that asks for it. */
export function checksToAnswer(draft: Pick<ReturnDraft, 'ctx' | 'state'>): NonNullable<TaskMenu['openChecks']> {
  const { policy } = draft.ctx;
  return openChecks(draft).map((code) => {
    const named = policy.eligibility.checks[code];
    if (named !== undefined) return { code, zh: named.zh, en: named.en, clause: named.clause };
    return { code, ...(code === 'P04' ? OWN_CHECKS.P04 : OWN_CHECKS.P02), clause: policy.sources[0] ?? 'house' };
  });
}

/** P02 and P04 of several lines, lines alike together. */
export function computedOf(assessed: readonly AssessedLine[]): Intake['computed'] {
  const groups = new Map<string, Intake['computed'][number]>();
  for (const { line, why } of assessed) {
    for (const { rule, result, inputs } of why.because.slice(0, 2)) {
      if (result === null || result === 'none') continue;
      const until = typeof inputs['lastDay'] === 'string' ? inputs['lastDay'] : null;
      const key = `${rule} ${String(result)} ${until}`;
      groups.set(key, { rule, result: String(result), until, lines: [...(groups.get(key)?.lines ?? []), line] });
    }
  }
  return [...groups.values()];
}

/** Codes of the checks somebody must still answer. */
export const openChecks = (draft: Pick<ReturnDraft, 'ctx' | 'state'>): string[] =>
  (draft.state.intake.excused || draft.state.ending !== null ? [] : [...new Set(assessReturn(draft).filter(({ admission }) => admission === 'open').flatMap(({ reasons }) => reasons))]);
