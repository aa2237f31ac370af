import { GOODS, REMEDIES, STAGES, type Goods, type Remedy } from '@guitu/contracts/vocabulary';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { compile } from '@guitu/return-process/catalogue/compile';
import { IN_KIND, routeOf } from '@guitu/return-process/tracks/execute/routes';
import type { Flow, StepDef } from '@guitu/return-process/engine/flow';
import { openSteps } from '@guitu/return-process/policy/open-steps';
import type { StepKey } from '@guitu/return-process/policy/steps';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { generatedFrom, page, table, type Page } from '../page.js';
import { shippedProfiles } from './shipped-profiles.js';

const SCOPES: Readonly<Record<string, string>> = {
  case: '整单 whole return', consignment: '到货批 consignment', portion: '份 portion', supply: '换补单 supply', anomaly: '异常 anomaly',
};
/** Mermaid ids may not hold a colon. */
const id = (key: string): string => key.replace(/\W/g, '_');
const marks = (step: StepDef): string[] => step.after.map((mark) => mark.replace(/^(?:any|all):/, ''));

/** Steps of this profile that can open: switched on, and on the way of an outcome the policy allows. */
function stepsOf(profile: ResolvedProfile, flow: Flow): StepDef[] {
  const open = openSteps(profile);
  const isStatic = (key: string): key is StepKey => (open as ReadonlySet<string>).has(key);
  return flow.steps.filter((step) => step.on && (isStatic(step.key) || step.key.startsWith('duty:') || step.scope === 'anomaly' || !step.byMarks));
}

/** The nearest steps before `mark` that are part of the profile: what is switched off is passed through. */
function sources(flow: Flow, shown: ReadonlySet<string>, mark: string, passed: ReadonlySet<string> = new Set()): string[] {
  if (shown.has(mark)) return [mark];
  const step = flow.byKey[mark];
  if (step === undefined || passed.has(mark)) return [];
  return marks(step).flatMap((before) => sources(flow, shown, before, new Set([...passed, mark])));
}

/** Arrows along a route; the first carries the outcome's word. */
const along = (from: string, steps: readonly string[], word: string): string[] =>
  steps.map((step, at) => `  ${id(steps[at - 1] ?? from)} -->${at === 0 ? `|${word}|` : ''} ${id(step)}`);

/** Ways of the portions after 判定: one per allowed outcome, the way back of repaired goods, and what is owed in kind. */
function routeArrows({ outcomes }: ResolvedProfile, shown: ReadonlySet<string>): string[] {
  const shownSteps = (goods: Goods, remedy: Remedy | null): string[] => (routeOf(goods, remedy)?.steps ?? []).filter((key) => shown.has(key));
  const ways = outcomes.goods.flatMap((goods) => along('dispose', shownSteps(goods, null), GOODS[goods].zh));
  const repaired = outcomes.goods.includes('REWORK') && outcomes.remedies.includes('REPAIR_RETURN') ? shownSteps('REWORK', 'REPAIR_RETURN') : [];
  const parting = repaired.findIndex((key) => !shownSteps('REWORK', null).includes(key));
  const back = parting < 1 ? [] : along(repaired[parting - 1] ?? '', repaired.slice(parting), REMEDIES.REPAIR_RETURN.zh);
  const inKind = outcomes.remedies.filter((remedy) => IN_KIND.includes(remedy)).map((remedy) => REMEDIES[remedy].zh);
  return [...ways, ...back, ...(inKind.length === 0 ? [] : along('dispose', ['supplyOrder'], inKind.join('、')))];
}

function diagram(profile: ResolvedProfile, flow: Flow): string {
  const steps = stepsOf(profile, flow);
  const keys = new Set(steps.map(({ key }) => key));
  const waits = steps.flatMap((step) => marks(step).flatMap((mark) => sources(flow, keys, mark)).map((from) => ({ from, to: step.key })));
  // what a fact or a bound alone opens stands apart, unless somebody waits for it
  const drawn = steps.filter(({ key, byMarks }) => byMarks || waits.some(({ from }) => from === key));
  const nodes = drawn.map(({ key, label }) => `  ${id(key)}["${label.zh}<br/>${label.en}"]`);
  const arrows = waits.map(({ from, to }) => `  ${id(from)} --> ${id(to)}`);
  return ['```mermaid', 'flowchart TD', ...nodes, ...new Set([...arrows, ...routeArrows(profile, keys)]), '```'].join('\n');
}

/** Closing is the one step that nobody answers. */
const answers = ({ key, accepts, alsoAccepts }: StepDef): string =>
  (key === 'close' ? '流程自行 the process itself' : [accepts, ...alsoAccepts].map((kind) => FACT_KINDS[kind].zh).join('、'));

const limitsOn = (flow: Flow, step: StepDef): string => flow.slas.filter(({ sla }) => sla.stop === step.key).map(({ sla }) => `${sla.zh} ${sla.en}`).join('; ') || '跟催 chase';

function section(profile: ResolvedProfile): string[] {
  const flow = compile(profile);
  return [
    `## ${profile.zh} ${profile.en}`,
    `\`${profile.key}@${profile.version}\` · [the whole policy](policies/${profile.key}.md)`,
    diagram(profile, flow),
    table(
      ['step', '步骤', 'meaning', 'stage', 'per', 'answered by', 'limit', 'clause'],
      stepsOf(profile, flow).map((step) => [
        `\`${step.key}\``, step.label.zh, step.label.en, `${STAGES[step.stage].zh} ${STAGES[step.stage].en}`, SCOPES[step.scope] ?? step.scope,
        answers(step), limitsOn(flow, step), step.clause,
      ]),
    ),
  ];
}

/** docs/lifecycle.md: per procedure the steps that can open, what each waits for, what answers it and what limits it. */
export function lifecyclePage(): Page {
  return {
    path: 'docs/lifecycle.md',
    text: page(
      generatedFrom('libs/return-process/src/catalogue', 'libs/return-process/src/policy/profiles'),
      '# Life of a return 退货单的流程',
      'What a policy switches on, as the process core compiles it. An arrow means "waits for"; arrows with a word lead along the way of a portion after 判定. A step without a limit of the procedure is chased (跟催), which counts in no figure.',
      ...shippedProfiles().flatMap(section),
    ),
  };
}
