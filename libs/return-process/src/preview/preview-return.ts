/**
 * What a registration would come to, before it is made: the same assess, the same settle and the same first steps that the process
 * takes once it is registered (design.md §3), so that a preview cannot say anything else. Changes nothing.
 */
import type { ReturnStatus } from '@guitu/contracts/status';
import type { Dept, Label } from '@guitu/contracts/vocabulary';
import { attrsOfLines } from '../catalogue/attributes.js';
import type { Context } from '../context.js';
import type { Explanation } from '../explanation/explanation.js';
import { levelsThatApply } from '../gates/chain-levels.rules.js';
import { registered, type Start } from '../register.js';
import { open } from '../return-process.js';
import type { ReturnState } from '../state.js';
import { statusOf } from '../statements/status.js';
import { assessReturn, type AssessedLine } from '../tracks/intake/assess-return.js';
import { settle } from '../tracks/settle/settle.js';
import { settledParts } from '../tracks/settle/settled-parts.js';
import { foundWords } from './found-words.js';

/** ok · quote: taken, against a price · exception, alternative: too late, and what the policy does about it · open: a person must check something · refuse */
export type Verdict = 'ok' | 'quote' | 'exception' | 'alternative' | 'open' | 'refuse';
export interface PreviewReason extends Label { readonly rule: string; readonly clause: string }
export interface PreviewLine {
  readonly line: number; readonly verdict: Verdict;
  /** what decided it, in words; the whole tree with its inputs is in `why` */
  readonly reasons: readonly PreviewReason[];
  readonly why: Explanation;
  /** Fen, as if the goods were found as announced; null: nothing in money, or no price is known */
  readonly value: number | null; readonly net: number | null;
}
export interface Granter extends Label { readonly role: string; readonly dept: Dept; readonly by: 'exception' | 'appeal'; readonly clause: string }
export interface ReturnPreview {
  readonly policy: string;
  readonly lines: readonly PreviewLine[];
  /** who could say yes to what the rules refuse or leave open */
  readonly granters: readonly Granter[];
  /** null: this procedure settles nothing in money for these lines */
  readonly amount: { readonly value: number; readonly net: number; readonly unpriced: readonly number[]; readonly deductions: readonly (Label & { readonly code: string; readonly amount: number; readonly clause: string })[]; readonly because: Explanation } | null;
  /** whom the return would wait for first */
  readonly waitingFor: ReturnStatus['waitingFor'];
}

/** @throws RangeError when the registration has no readable line */
export function previewReturn(ctx: Context, start: Start): ReturnPreview {
  const { policy } = ctx;
  const state = registered(policy, start);
  const assessed = assessReturn({ ctx, state });
  for (const { line, window, warranty } of assessed) {
    Object.assign(state.lines.find((one) => one.line === line)?.attrs ?? {}, { ...(window !== null && { window, late: window === 'late' }), ...(warranty !== null && { warranty }) });
  }
  const refused = new Set(assessed.filter(({ admission }) => admission === 'refused').map(({ line }) => line));
  const parts = settledParts({ ctx, state }).filter(({ line }) => !refused.has(line));
  const settlement = settle(policy, parts);
  const priced = (line: number) => settlement.lines.filter((one) => one.line === line && !settlement.unpriced.includes(one.portion));
  return {
    policy: `${policy.key}@${policy.version}`,
    lines: assessed.map((one) => {
      const own = priced(one.line);
      return {
        line: one.line, verdict: verdictOf(ctx, one), reasons: foundWords(policy, one), why: one.why,
        value: own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0), net: own.length === 0 ? null : own.reduce((sum, { net }) => sum + net, 0),
      };
    }),
    granters: grantersOf(ctx, state, assessed),
    amount: parts.length === 0 ? null : {
      value: settlement.value, net: settlement.net, because: settlement.because,
      unpriced: [...new Set(parts.filter(({ portion }) => settlement.unpriced.includes(portion)).map(({ line }) => line))],
      deductions: settlement.deductions.map(({ key, amount }) => {
        const { zh, en, clause } = policy.settlement.deductions[key] ?? { zh: key, en: key, clause: 'house' };
        return { code: key, zh, en, amount, clause };
      }),
    },
    waitingFor: statusOf(ctx, open(ctx, start).state).waitingFor,
  };
}

function verdictOf({ policy }: Context, { admission, window, warranty }: AssessedLine): Verdict {
  if (admission === 'refused') return 'refuse';
  if (admission === 'open') return 'open';
  if (admission === 'late') return policy.late.then === 'alternative' ? 'alternative' : 'exception';
  const quoted = (window === 'late' && policy.late.then === 'quote') || (policy.warranty.effect === 'quote' && (warranty === 'out' || warranty === 'void'));
  return quoted ? 'quote' : 'ok';
}

/** 特批 of what is late, and the chain that answers an appeal against a refusal. */
function grantersOf({ policy }: Context, state: ReturnState, assessed: readonly AssessedLine[]): Granter[] {
  const chain = policy.approvals.exception;
  if (chain === undefined) return [];
  const asked = (by: Granter['by'], lines: readonly number[]): Granter[] => (lines.length === 0 ? [] : levelsThatApply(chain, attrsOfLines(policy, state, lines)).flatMap(({ role, clause }) => {
    const known = policy.roles[role];
    return known === undefined ? [] : [{ role, dept: known.dept, zh: known.zh, en: known.en, by, clause }];
  }));
  const late = assessed.filter(({ window, admission }) => window === 'late' && admission !== 'refused');
  const refused = assessed.filter(({ admission }) => admission === 'refused');
  return [
    ...(policy.late.then === 'exception' ? asked('exception', late.map(({ line }) => line)) : []), ...(policy.ask.appeal.on ? asked('appeal', refused.map(({ line }) => line)) : []),
  ];
}
