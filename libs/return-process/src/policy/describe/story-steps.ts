/** Step by step, in the order of the flow: who does what, and by when. */
import { STAGES, type Label, type Stage } from '@guitu/contracts/vocabulary';
import { rowOf } from '../../tracks/step-rows.js';
import { openSteps } from '../open-steps.js';
import type { StepKey } from '../steps.js';
import type { Sla, Span } from '../time.js';
import type { ResolvedProfile } from '../types.js';
import { ACTS } from './acts.js';
import { performers } from './performers.js';
import { clauseOf, onlyWhen, rolesWords, say, type Reading, type Sentence } from './sentence.js';
import { markWords } from './step-words.js';
import { label, roleWords, spanWords } from './words.js';

const stageOf = (step: StepKey): Stage => rowOf(step)?.stage ?? 'closing';

/** A budget in words; a promised date names the step that promises it. */
export function budgetWords(profile: ResolvedProfile, span: Span): Label {
  if (!('agreed' in span)) return spanWords(span);
  const { zh, en } = markWords(profile, span.agreed);
  return label(`“${zh}”约定的日期`, `the date agreed in “${en}”`);
}

/** Ends at a date or hour instead of after a length of time. */
const isDate = (span: Span): boolean => 'agreed' in span || 'dayEnd' in span || 'monthDay' in span;

/** The limit as part of a procedure: what must be done by when, counted from what. */
export function limitSentence({ profile }: Reading, sla: Sla): Sentence {
  const budget = budgetWords(profile, sla.budget);
  const [from, to, only, owner] = [markWords(profile, sla.start), markWords(profile, sla.stop), onlyWhen(profile, sla.when), sla.owner === 'task' ? label('经办人', 'whoever does it') : roleWords(profile, sla.owner)];
  const more = (sla.adds ?? []).map(({ when, then }) => {
    const [extra, cause] = [budgetWords(profile, then), onlyWhen(profile, when)];
    return label(`，另加${extra.zh}${cause.zh}`, `, plus ${extra.en}${cause.en}`);
  });
  const extended = sla.extend === undefined ? label('', '') : (() => {
    const by = rolesWords(profile, sla.extend.by);
    return label(`；${by.zh}可延期 ${sla.extend.times} 次`, `; ${by.en} may extend it ${sla.extend.times} time${sla.extend.times === 1 ? '' : 's'}`);
  })();
  return say(
    `“${to.zh}”须在“${from.zh}”后${isDate(sla.budget) ? `，于${budget.zh}前` : ` ${budget.zh}内`}完成${only.zh}${more.map(({ zh }) => zh).join('')}，由${owner.zh}负责${extended.zh}。`,
    `“${to.en}” is due ${isDate(sla.budget) ? 'by' : 'within'} ${budget.en}, counted from “${from.en}”${only.en}${more.map(({ en }) => en).join('')}; answerable: ${owner.en}${extended.en}.`,
    sla.clause,
  );
}

function stepSentence(reading: Reading, step: StepKey): Sentence {
  const { profile } = reading;
  const act = ACTS[step];
  if (step === 'value') return say('系统按本制度计算应付或应收的金额，并列出依据。', 'the system works out what is owed under this policy, with its reasons.', clauseOf(reading, step));
  if (step === 'close') return say('一切办完即结案，无须任何人操作。', 'the return closes by itself once everything is done.', clauseOf(reading, step));
  if (step === 'transport' && profile.inbound.ships === 'customer') return say('客户把货发回；由告知者跟催。', 'the customer sends the goods; whoever instructed him chases him.', clauseOf(reading, step));
  const who = performers(profile, step);
  const { zh, en } = who.length === 0 ? label('受理的部门', 'the desk that takes it') : rolesWords(profile, who);
  return say(`${zh}${act.zh}。`, `${en} must ${act.en}.`, clauseOf(reading, step));
}

/** Sentences by stage, in the order in which people meet the stages. */
export function storyByStage(reading: Reading): { stage: Label; sentences: Sentence[] }[] {
  const open = [...openSteps(reading.profile)];
  const limits = Object.values(reading.profile.sla);
  return (Object.keys(STAGES) as Stage[]).flatMap((stage) => {
    const sentences = open.filter((step) => stageOf(step) === stage).flatMap((step) => [stepSentence(reading, step), ...limits.filter(({ stop }) => stop === step).map((sla) => limitSentence(reading, sla))]);
    return sentences.length === 0 ? [] : [{ stage: STAGES[stage], sentences }];
  });
}
