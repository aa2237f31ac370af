import { STAGES } from '@guitu/contracts/vocabulary';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { compile } from '@guitu/return-process/catalogue/compile';
import type { Flow, StepDef } from '@guitu/return-process/engine/flow';
import { flowGraph } from '@guitu/return-process/policy/describe/flow-graph';
import { flowchart } from '@guitu/return-process/policy/describe/flow-picture';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { generatedFrom, page, table, type Page } from '../page.js';
import { describedProfiles } from './described-profiles.js';

const SCOPES: Readonly<Record<string, string>> = {
  case: '整单 whole return', consignment: '到货批 consignment', portion: '份 portion', supply: '换补单 supply', anomaly: '异常 anomaly',
};
/** Closing is the one step that nobody answers. */
const answers = ({ key, accepts, alsoAccepts }: StepDef): string =>
  (key === 'close' ? '流程自行 the process itself' : [accepts, ...alsoAccepts].map((kind) => FACT_KINDS[kind].zh).join('、'));

const limitsOn = (flow: Flow, step: StepDef): string => flow.slas.filter(({ sla }) => sla.stop === step.key).map(({ sla }) => `${sla.zh} ${sla.en}`).join('; ') || '跟催 chase';

function section(profile: ResolvedProfile): string[] {
  const flow = compile(profile);
  return [
    `## ${profile.zh} ${profile.en}`,
    `\`${profile.key}@${profile.version}\` · [the whole policy](policies/${profile.key}.md)`,
    flowchart(profile).join('\n'),
    table(
      ['step', '步骤', 'meaning', 'stage', 'per', 'answered by', 'limit', 'clause'],
      flowGraph(profile).steps.map((step) => [
        `\`${step.key}\``, step.label.zh, step.label.en, `${STAGES[step.stage].zh} ${STAGES[step.stage].en}`, SCOPES[step.scope] ?? step.scope,
        answers(step), limitsOn(flow, step), step.clause,
      ]),
    ),
  ];
}

/** The house's own procedure, and the fullest of the seeds that the acceptance plays; the flow of every other stands on its own page. */
const SHOWN: readonly string[] = ['headline', 'S000-04'];

/** docs/lifecycle.md: for two procedures the steps that can open, what each waits for, what answers it and what limits it. */
export function lifecyclePage(): Page {
  return {
    path: 'docs/lifecycle.md',
    text: page(
      generatedFrom('libs/return-process/src/catalogue', 'libs/return-process/src/policy/profiles'),
      '# Life of a return 退货单的流程',
      'What a policy switches on, as the process core compiles it. An arrow means "waits for"; arrows with a word lead along the way of a portion after 判定, dotted ones back after a refusal or into another round. A step without a limit of the procedure is chased (跟催), which counts in no figure. Shown are the house’s own procedure and one of the seeds’; [every other](policies/README.md) has its flow on its own page.',
      ...describedProfiles().filter(({ profile }) => SHOWN.includes(profile.key)).flatMap(({ profile }) => section(profile)),
    ),
  };
}
