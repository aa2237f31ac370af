/**
 * What a 判定 would bring about, before it is signed (product.md C4): the same `apply` the process takes once it is recorded, on a
 * copy, and of each part what then still lies ahead of it: who approves, who works. Changes nothing.
 */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import { GOODS, REMEDIES, type AnomalyKind, type Dept, type Goods, type Label, type Remedy, type Unit } from '@guitu/contracts/vocabulary';
import { RETURN_RULES } from '../catalogue/rules.js';
import type { Context, ReturnDraft } from '../context.js';
import { copyOf, stepOf } from '../engine/draft.js';
import { locate } from '../facts/target.js';
import type { StepDef } from '../engine/flow.js';
import type { ReceivedFact } from '../received-fact.js';
import { apply } from '../return-process.js';
import { lineOf, type ReturnScope, type ReturnState } from '../state.js';
import { perLine } from '../statements/task-lines.js';
import { judgedBy } from '../tracks/assess/judged-portions.js';
import { rowOf } from '../tracks/step-rows.js';

/** One step that lies ahead, with the words for each role it asks; `approval`: by the chain of a gate. */
export interface StepAhead extends Label { readonly step: string; readonly approval: boolean; readonly roles: readonly (Label & { readonly role: string; readonly dept: Dept })[]; readonly clause: string }
/** One part of a line, or what is owed for it; `sentence`: 报废 3 → … */
export interface Consequence {
  readonly line: number; readonly qty: string; readonly unit: Unit; readonly goods: Goods | null; readonly remedy: Remedy | null;
  readonly ahead: readonly StepAhead[]; readonly sentence: Label;
}
export interface LineSum { readonly line: number; readonly unit: Unit; readonly undecided: string; readonly named: string }
/**
 * `anomalies`: why the process could not go by it, empty when it can; `sums`: what is named beside what is undecided; `signed`: who
 * signs or approves before anything follows.
 */
export interface JudgementPreview { readonly anomalies: readonly AnomalyKind[]; readonly sums: readonly LineSum[]; readonly signed: readonly StepAhead[]; readonly consequences: readonly Consequence[] }

/** @param word the 判定 as it would be recorded */
export function previewJudgement(ctx: Context, before: ReturnState, word: ReceivedFact): JudgementPreview {
  const { state, effects } = apply(ctx, before, word, word.receivedAt);
  const sums = sumsOf(draftOf(ctx, before, word), word);
  const anomalies = effects.flatMap((effect) => (effect.event === 'fact-applied' && effect.body.factId === word.factId ? effect.body.anomalies : [])) as AnomalyKind[];
  if (anomalies.length > 0) return { anomalies, sums, signed: [], consequences: [] };
  const draft = draftOf(ctx, state, word);
  const decided = draft.state.scopes.filter((scope) => isDecided(scope) && !before.scopes.some((old) => old.id === scope.id && isDecided(old)));
  return { anomalies: [], sums, signed: signaturesLeft(draft, before, state), consequences: decided.map((scope) => consequenceOf(draft, scope)) };
}

/** A copy to ask the rules about. */
const draftOf = (ctx: Context, state: ReturnState, { factId }: ReceivedFact): ReturnDraft => ({ ctx, rules: RETURN_RULES, state: copyOf(state), happenings: [], at: state.at, cause: factId, raised: [] });
const isDecided = (scope: ReturnScope): boolean => scope.kind === 'supply' || (scope.kind === 'portion' && scope.goods !== null);

/** R23: what the parts of each line add up to, beside what is undecided of it. */
function sumsOf(draft: ReturnDraft, word: ReceivedFact): LineSum[] {
  const target = locate(draft, word);
  const lines = (word.payload as { lines?: FactPayload<'dispose'>['lines'] }).lines ?? [];
  return target === null ? [] : perLine(draft.state, judgedBy(draft, target)).map(({ line, qty, unit }) => {
    const named = lines.filter((one) => one.line === line).flatMap(({ portions }) => portions);
    return { line, unit, undecided: qty, named: formatQuantity(named.reduce((sum, part) => sum + (parseQuantity(part.qty, unit) ?? 0), 0), unit) };
  });
}

/** Others who judge with him, or approve it, before anything follows. */
function signaturesLeft(draft: ReturnDraft, before: ReturnState, after: ReturnState): StepAhead[] {
  const asked = after.tasks.filter(({ id, step }) => JUDGING.includes(step) && !before.tasks.some((task) => task.id === id));
  const scopes = [...new Set(asked.map(({ scope, step }) => `${scope} ${step}`))].map((both) => both.split(' '));
  return scopes.flatMap(([id, key = '']) => {
    const [scope, def] = [draft.state.scopes.find((one) => one.id === id), draft.ctx.flow.byKey[key]];
    return scope === undefined || def === undefined ? [] : [aheadOf(draft, scope, def)];
  });
}
const JUDGING = ['dispose', 'redecide', 'disposeApprove', 'redecideApprove'];

function consequenceOf(draft: ReturnDraft, scope: ReturnScope): Consequence {
  if (scope.kind !== 'supply' && scope.kind !== 'portion') throw new Error(`${scope.id} holds no goods`);
  const unit = lineOf(draft.state, scope.line)?.unit ?? 'pcs';
  const qty = formatQuantity(scope.qty, unit);
  const ahead = draft.ctx.flow.steps.filter((def) => def.scope === scope.kind && isAhead(draft, scope, def)).map((def) => aheadOf(draft, scope, def)).filter(({ roles }) => roles.length > 0);
  const goods = scope.kind === 'portion' ? scope.goods : null;
  const what: Label = goods === null ? REMEDIES[scope.remedy ?? 'NONE'] : GOODS[goods];
  return { line: scope.line, qty, unit, goods, remedy: scope.remedy, ahead, sentence: { zh: sentence('zh', what, qty, ahead), en: sentence('en', what, qty, ahead) } };
}

/** On its way and not over; what is read only once its turn comes may still fall away. */
function isAhead(draft: ReturnDraft, scope: ReturnScope, def: StepDef): boolean {
  const { s } = stepOf(scope, def.key);
  if (s === 'open') return true;
  return s === 'idle' && def.on && !def.computed && def.byMarks && draft.rules.after(draft, scope, def) !== null && draft.rules.needed(draft, scope, def);
}

function aheadOf(draft: ReturnDraft, scope: ReturnScope, def: StepDef): StepAhead {
  const { roles } = draft.ctx.policy;
  const seats = draft.rules.seats(draft, scope, def);
  const asked = seats.flatMap(({ role }) => {
    const known = roles[role];
    return known === undefined ? [] : [{ role, dept: known.dept, zh: known.zh, en: known.en }];
  });
  return { step: def.key, zh: def.label.zh, en: def.label.en, approval: rowOf(def.key)?.gate !== undefined, roles: asked, clause: seats[0]?.clause ?? def.clause };
}

/** 报废 3 → 全检：报废申请，权责人员批准，仓管员：报废完成 */
function sentence(language: keyof Label, what: Label, qty: string, ahead: readonly StepAhead[]): string {
  const names = (roles: StepAhead['roles']) => roles.map((role) => role[language]).join(language === 'zh' ? '、' : ', ');
  const parts = ahead.map((step) => (step.approval ? APPROVES[language](names(step.roles)) : `${names(step.roles)}${language === 'zh' ? '：' : ': '}${step[language]}`));
  return `${what[language]} ${qty}${parts.length === 0 ? '' : ` → ${parts.join(language === 'zh' ? '，' : '; ')}`}`;
}
const APPROVES = { zh: (who: string) => `${who}批准`, en: (who: string) => `approval by ${who}` };
