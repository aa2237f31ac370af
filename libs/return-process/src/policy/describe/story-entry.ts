/** Who may ask for a return, until when, and under which conditions (P02–P05). */
import type { Label } from '@guitu/contracts/vocabulary';
import type { ResolvedProfile, Rule } from '../types.js';
import { conditionWords, joined } from './condition-words.js';
import { clauseAt, onlyWhen, say, type Reading, type Sentence } from './sentence.js';
import { label, spanWords } from './words.js';

const STARTS: Readonly<Record<string, Label>> = { receipt: label('客户收货', 'receipt by the customer'), ship: label('出货', 'shipping'), on_the_spot: label('当场', 'the handing over') };
const LATE: Readonly<Record<string, Label>> = {
  reject: label('不予受理', 'is refused'), exception: label('不予受理，除非特批', 'is refused unless an exception is approved'),
  quote: label('按收费处理，先报价', 'is handled against a quote'), alternative: label('改为向客户提出替代方案', 'is answered with an alternative'),
};

function windows(reading: Reading): Sentence[] {
  const { profile } = reading;
  const limits = profile.windows.map(({ when, then, clause }) => {
    const only = onlyWhen(profile, when);
    const span = spanWords(then.span);
    return then.from === 'on_the_spot' ? say(`客户须当场提出${only.zh}。`, `the customer must say so on the spot${only.en}.`, clause)
      : say(`申请须在${STARTS[then.from]?.zh}后 ${span.zh}内提出${only.zh}。`, `the customer must ask within ${span.en} of ${STARTS[then.from]?.en}${only.en}.`, clause);
  });
  const late = LATE[profile.late.then];
  return limits.length === 0 ? [] : [...limits, say(`逾期的申请${late?.zh}。`, `a late request ${late?.en}.`, clauseAt(reading, (of) => of.late, 'eligible'))];
}

function warranty(reading: Reading): Sentence[] {
  const { warranty: own } = reading.profile;
  if (!own.on) return [];
  const clause = clauseAt(reading, (of) => of.warranty, 'eligible');
  const months = (count: number): Label => label(`${count} 个月`, `${count} months`);
  const gate = own.effect === 'gate' ? label('过保不予受理', 'out of warranty nothing is taken') : label('过保先报价，客户确认后处理', 'out of warranty the work is quoted first and the customer confirms');
  const { zh, en } = conditionWords(reading.profile, own.voidWhen);
  const contract = own.perContract ? label('，合同另有约定的从合同', ', unless the contract says otherwise') : label('', '');
  return [
    ...own.months.rows.map((row) => {
      const only = onlyWhen(reading.profile, row.when);
      return say(`保修期为 ${months(row.then).zh}${only.zh}。`, `the warranty lasts ${months(row.then).en}${only.en}.`, row.clause);
    }),
    ...(own.months.otherwise === 0 ? [] : [say(`保修期自出货日起 ${months(own.months.otherwise).zh}${contract.zh}。`, `the warranty lasts ${months(own.months.otherwise).en} from shipping${contract.en}.`, clause)]),
    ...(zh === '' || zh === '从不' ? [] : [say(`${zh}的，保修失效。`, `the warranty is void if ${en}.`, clause)]),
    say(`${gate.zh}。`, `${gate.en}.`, clause),
  ];
}

function ruleWords(profile: ResolvedProfile, rule: Rule): Label {
  if (typeof rule === 'string') return profile.eligibility.checks[rule] ?? label(rule, rule);
  const parts = ('all' in rule ? rule.all : rule.any).map((part) => {
    const { zh, en } = ruleWords(profile, part);
    return typeof part === 'string' ? label(zh, en) : label(`（${zh}）`, `(${en})`);
  });
  return 'all' in rule ? joined(parts, '，且', ', and ') : joined(parts, '，或', ', or ');
}

function eligibility(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { rule, checks } = profile.eligibility;
  if (rule === null) return [];
  const { zh, en } = ruleWords(profile, rule);
  return [
    say(`受理的条件：${zh}。`, `a request is taken if: ${en}.`, clauseAt(reading, (of) => of.eligibility.rule, 'eligible')),
    ...Object.values(checks).map((check) => {
      const test = conditionWords(profile, check.test);
      return say(`“${check.zh}”指：${test.zh}。`, `“${check.en}” means: ${test.en}.`, check.clause);
    }),
  ];
}

function classes(reading: Reading): Sentence[] {
  const { profile } = reading;
  return profile.classes.map(({ when, then, clause }) => {
    const test = conditionWords(profile, when);
    const name = profile.classNames[then] ?? label(then, then);
    return test.zh === '' ? say(`其余的，属“${name.zh}”。`, `every other return counts as “${name.en}”.`, clause) : say(`${test.zh}的，属“${name.zh}”。`, `if ${test.en}, the return counts as “${name.en}”.`, clause);
  });
}

export const entryStory = (reading: Reading): Sentence[] => [...windows(reading), ...warranty(reading), ...eligibility(reading), ...classes(reading)];
