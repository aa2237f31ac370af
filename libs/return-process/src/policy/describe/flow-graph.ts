/** The flow of a profile as nodes and arrows, read from the flow the core runs: only what this profile switches on. */
import { GOODS, REMEDIES, type Goods, type Label, type Remedy } from '@guitu/contracts/vocabulary';
import { compile } from '../../catalogue/compile.js';
import type { Flow, StepDef } from '../../engine/flow.js';
import { IN_KIND, routeOf } from '../../tracks/execute/routes.js';
import { neverHolds } from '../conditions.js';
import { openSteps } from '../open-steps.js';
import { STEP_KEYS } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import { joined } from './condition-words.js';
import { label } from './words.js';
import { waysBack } from './ways-back.js';

export interface Arrow { readonly from: string; readonly to: string; readonly word?: Label; /** a refusal or a loop, against the flow */ readonly back?: true }
export interface FlowGraph { readonly steps: readonly StepDef[]; readonly drawn: readonly StepDef[]; readonly arrows: readonly Arrow[] }

const marks = (step: StepDef): string[] => step.after.map((mark) => mark.replace(/^(?:any|all):/, ''));

/** Steps a policy may name; of others the catalogue alone knows whether they are on. */
const NAMED: ReadonlySet<string> = new Set(STEP_KEYS);

/** Steps that can open: switched on, and on the way of an outcome the policy allows. */
function stepsOf(profile: ResolvedProfile, flow: Flow): StepDef[] {
  const open: ReadonlySet<string> = openSteps(profile);
  return flow.steps.filter((step) => step.on && (open.has(step.key) || !NAMED.has(step.key) || !step.byMarks));
}

/** Marks that sum up steps (process-model.md §1.2, joins); all ended = the last steps of the routes. */
const JOINS: Readonly<Record<string, string>> = { allAccepted: 'approve', allReceived: 'receive', allInspected: 'inspect', allDecided: 'dispose', allSupplied: 'ship' };

/** The nearest steps before `mark` that are part of the profile: what is switched off is passed through. */
function sources(flow: Flow, shown: ReadonlySet<string>, name: string, passed: ReadonlySet<string> = new Set()): string[] {
  const mark = JOINS[name] ?? name;
  if (shown.has(mark)) return [mark];
  const step = flow.byKey[mark];
  if (step === undefined || passed.has(mark)) return [];
  return marks(step).flatMap((before) => sources(flow, shown, before, new Set([...passed, mark])));
}

/** Arrows along a route; the first carries the outcome's word. */
const along = (from: string, steps: readonly string[], word: Label): Arrow[] => steps.map((step, at) => ({ from: steps[at - 1] ?? from, to: step, ...(at === 0 && { word }) }));

/** Ways of the portions after 判定: one per allowed outcome, the way back of repaired goods, and what is owed in kind. */
function routes({ outcomes, onsite, replacement }: ResolvedProfile, shown: ReadonlySet<string>): Arrow[] {
  const shownSteps = (goods: Goods, remedy: Remedy | null): string[] => (routeOf(goods, remedy)?.steps ?? []).filter((key) => shown.has(key));
  const ways = outcomes.goods.flatMap((goods) => along('dispose', shownSteps(goods, null), GOODS[goods]));
  const repaired = outcomes.goods.includes('REWORK') && outcomes.remedies.includes('REPAIR_RETURN') ? shownSteps('REWORK', 'REPAIR_RETURN') : [];
  const parting = repaired.findIndex((key) => !shownSteps('REWORK', null).includes(key));
  const back = parting < 1 ? [] : along(repaired[parting - 1] ?? '', repaired.slice(parting), REMEDIES.REPAIR_RETURN);
  const inKind = outcomes.remedies.filter((remedy) => IN_KIND.includes(remedy)).map((remedy) => REMEDIES[remedy]);
  const settled = Object.values(onsite.results).flatMap(({ goods }) => (goods === 'RETURN' || goods === 'REFUSED' ? [] : along('onsite', shownSteps(goods, null), GOODS[goods])));
  const ahead: Arrow[] = neverHolds(replacement.advance) || !shown.has('supplyOrder') || !shown.has('approve') ? []
    : [{ from: shown.has('deposit') ? 'deposit' : 'approve', to: 'supplyOrder', word: label('先发', 'in advance') }];
  return [...ways, ...ahead, ...back, ...(shown.has('onsite') ? settled : []), ...(inKind.length === 0 || !shown.has('supplyOrder') ? [] : along('dispose', ['supplyOrder'], joined(inKind, '、', ', ')))];
}

/** Waits that follow from others (a before b before c) are left out; they would hide the flow. */
function shortest(waits: readonly Arrow[]): Arrow[] {
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    waits.some((step) => step.from === from && !seen.has(step.to) && (step.to === to || reaches(step.to, to, new Set([...seen, step.to]))));
  return waits.filter((wait) => !waits.some(({ from, to }) => from === wait.from && to !== wait.to && reaches(to, wait.to, new Set([from, to]))));
}

/** The same arrow once, with all the words it carries. */
function merged(arrows: readonly Arrow[]): Arrow[] {
  const found = new Map<string, Arrow>();
  for (const arrow of arrows) {
    const key = `${arrow.from}>${arrow.to}`;
    const before = found.get(key);
    const words = [before?.word, arrow.word].filter((word) => word !== undefined);
    const distinct = words.filter((word, at) => words.findIndex(({ zh }) => zh === word.zh) === at);
    found.set(key, { ...(before ?? arrow), ...(distinct.length > 0 && { word: joined(distinct, '、', ', ') }) });
  }
  return [...found.values()];
}

/** One after the other, when nothing else is left. */
const CLOSING: readonly string[] = ['closeReview', 'close', 'survey'];

/** Nodes and arrows of a profile. What a fact or a bound alone opens is drawn if an arrow leads to it. */
export function flowGraph(profile: ResolvedProfile): FlowGraph {
  const flow = compile(profile);
  const steps = stepsOf(profile, flow);
  const keys = new Set(steps.map(({ key }) => key));
  const ways = routes(profile, keys);
  const carriedOut = [...new Set(ways.map(({ to }) => to))].filter((step) => !ways.some(({ from }) => from === step) && step !== 'supplyOrder');
  const before = (mark: string): string[] => (mark === 'allEnded' ? (carriedOut.length > 0 ? carriedOut : ['dispose'].filter((step) => keys.has(step))) : sources(flow, keys, mark));
  const waits = steps.flatMap((step) => marks(step).flatMap(before).map((from): Arrow => ({ from, to: step.key })));
  const forward = [...shortest(waits), ...ways];
  const back = waysBack(profile, keys);
  const touched = new Set([...forward, ...back].flatMap(({ from, to }) => [from, to]));
  const drawn = steps.filter(({ key, byMarks }) => byMarks || touched.has(key) || CLOSING.includes(key));
  const leading = new Set(forward.map(({ from }) => from));
  const closing = CLOSING.filter((key) => keys.has(key));
  const ends = drawn.filter(({ key, byMarks }) => !leading.has(key) && byMarks).map(({ key }): Arrow => ({ from: key, to: closing[0] ?? 'close' }));
  const last = closing.slice(1).map((to, at): Arrow => ({ from: closing[at] ?? '', to }));
  return { steps, drawn, arrows: merged([...forward, ...back, ...ends, ...last]) };
}
