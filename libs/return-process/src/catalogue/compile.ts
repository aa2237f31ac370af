/** profile → flow: the catalogue's rows with what the policy decides about them. Nothing else interprets a profile's order. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { CalendarSpan } from '@guitu/calendar/span';
import type { Sla } from '../policy/time.js';
import type { AskDef, Flow, SlaDef, StepDef } from '../engine/flow.js';
import type { AskKey, StepKey } from '../policy/steps.js';
import type { Duty, ResolvedProfile } from '../policy/types.js';
import type { StepRow } from '../tracks/step-row.js';
import { allSupplies } from './supply-marks.js';
import { dutyKey, marksOf, rowOf, STEP_ROWS } from '../tracks/step-rows.js';

/** The flow of a resolved profile. */
export function compile(profile: ResolvedProfile): Flow {
  const duties = Object.entries(profile.duties).map(([key, duty]) => dutyStep(profile, key, duty));
  const steps = [...STEP_ROWS.map((row) => withDuties(stepOf(profile, row), profile)), ...duties];
  const byKey = Object.fromEntries(steps.map((step) => [step.key, step]));
  return { steps, byKey, slas: Object.entries(profile.sla).map(([key, sla]): SlaDef => limitOf(profile, key, sla, byKey[sla.stop]?.scope ?? 'case')) };
}

function stepOf(profile: ResolvedProfile, row: StepRow): StepDef {
  const key = row.key as StepKey;
  const customerShips = row.key === 'transport' && profile.inbound.ships === 'customer';
  return {
    key: row.key, label: { zh: row.zh, en: row.en }, scope: row.scope, stage: row.stage, after: marksOf(row, profile), byMarks: row.after !== null,
    on: row.on?.(profile) ?? partOf(profile, row), order: orderOf(profile, row), accepts: row.accepts, alsoAccepts: [...(Object.keys(row.also ?? {}) as FactKind[]), ...(row.ask === undefined ? [] : (['customer_reply'] as const))],
    clause: profile.clauses[key] ?? 'house', chase: chaseOf(profile, key, row.chaseDays), chaseLadder: (customerShips || row.ask !== undefined) && 'customer' in profile.ladders ? 'customer' : profile.chase.ladder,
    chaser: row.key === 'transport' ? (customerShips ? profile.inbound.instruct : profile.inbound.ships) : null,
    counterparty: customerShips || row.ask !== undefined ? 'customer' : null, windsDown: row.windsDown === true, computed: row.compute !== undefined,
    ...(row.ask !== undefined && { ask: askOf(profile, row.ask) }), ...(row.lapses === true && { ask: lapseOf(profile, row), chaseLadder: SILENT }),
  };
}

/** Rings nobody: what lapses is only waited for. */
const SILENT = '';
const lapseOf = (profile: ResolvedProfile, { key, chaseDays }: StepRow): AskDef =>
  ({ key, timeout: chaseOf(profile, key as StepKey, chaseDays), silence: 'refuse', clause: profile.clauses[key as StepKey] ?? 'house' });

/** A question's time and what silence means; a date promised elsewhere is no time to answer in (V18, V32). */
function askOf({ ask }: ResolvedProfile, key: AskKey): AskDef {
  const { timeout, onTimeout, clause } = ask[key];
  const span: CalendarSpan = 'agreed' in timeout ? { workdays: 5, until: 'day_end' } : timeout;
  return { key, timeout: span, silence: onTimeout === 'deem_accepted' ? 'accept' : onTimeout === 'deem_refused' ? 'refuse' : null, clause };
}

/** A gate without a chain and a question that is not put are not part of the policy. */
const partOf = ({ approvals, ask }: ResolvedProfile, row: StepRow): boolean =>
  (row.gate === undefined || approvals[row.gate] !== undefined) && (row.ask === undefined || ask[row.ask].on);

/** A chain says itself whether its levels sign in turn. */
const orderOf = ({ approvals }: ResolvedProfile, { gate, order }: StepRow): StepDef['order'] =>
  (gate === undefined ? (order ?? 'together') : approvals[gate]?.mode === 'joint' ? 'together' : 'in_turn');

/** The policy's own chase of the step; a time-lapse, whose general span is in seconds, has no use for the catalogue's days. */
function chaseOf({ chase }: ResolvedProfile, key: StepKey, days: number): CalendarSpan {
  return chase.steps[key] ?? ('seconds' in chase.span ? chase.span : { workdays: days, until: 'day_end' });
}

/** A limit of a wider scope than its start runs from the last of them; one on the whole case, from the first. */
function limitOf(profile: ResolvedProfile, key: string, sla: Sla, scope: string): SlaDef {
  const start = scopeOf(profile, sla.start);
  const first = sla.stop === 'close' && start !== 'supply' && isWider(scope, start);
  return { key, sla, scope, start: first ? `any:${sla.start}` : joined(profile, sla.start, scope) };
}

/** Opened when a limit is missed, and by nothing else. */
const isForBreach = ({ sla }: ResolvedProfile, duty: string): boolean => Object.values(sla).some(({ onBreach = 'none' }) => onBreach !== 'none' && onBreach.duty === duty);

function dutyStep(profile: ResolvedProfile, key: string, duty: Duty): StepDef {
  return {
    key: dutyKey(key), label: { zh: duty.zh, en: duty.en }, scope: duty.per ?? 'case', stage: 'closing', after: [joined(profile, duty.after, duty.per ?? 'case')], byMarks: !isForBreach(profile, key),
    on: true, order: 'together', accepts: 'duty', alsoAccepts: [], clause: duty.clause, chase: profile.chase.span, chaseLadder: profile.chase.ladder,
    chaser: null, counterparty: null, windsDown: false, computed: false,
  };
}

const scopeOf = ({ duties }: ResolvedProfile, anchor: string): string =>
  rowOf(anchor.replace(/^open:/, ''))?.scope ?? Object.entries(duties).find(([key]) => dutyKey(key) === anchor)?.[1].per ?? 'case';
const SCOPES = ['case', 'consignment', 'portion'];
const isWider = (scope: string, than: string): boolean => SCOPES.includes(scope) && (than === 'supply' ? scope === 'case' : SCOPES.indexOf(than) > SCOPES.indexOf(scope));

/** What is of a wider scope than its anchor waits for all of them; for supplies once it is known which there are. */
function joined(profile: ResolvedProfile, anchor: string, scope: string): string {
  const narrow = scopeOf(profile, anchor);
  if (!isWider(scope, narrow)) return anchor;
  return narrow === 'supply' ? allSupplies(anchor) : `all:${anchor}`;
}

/** A duty with `before`, or one that writes the step's form (P23), becomes one more mark the step waits for; of a narrower scope, all of them. */
function withDuties(step: StepDef, profile: ResolvedProfile): StepDef {
  const before = Object.entries(profile.duties).filter(([, { before: blocked, form }]) => blocked === step.key || (form !== undefined && step.key !== 'close' && profile.forms[form]?.gate === step.key))
    .map(([key]) => joined(profile, dutyKey(key), step.scope));
  return before.length === 0 ? step : { ...step, after: [...step.after, ...before] };
}
