/** What the customer is asked, by whom, how long one waits, and what his silence means (P21). */
import type { Label } from '@guitu/contracts/vocabulary';
import type { AskKey } from '../steps.js';
import type { Ask } from '../types.js';
import { onlyWhen, say, type Reading, type Sentence } from './sentence.js';
import { label, roleWords } from './words.js';
import { budgetWords } from './story-steps.js';

export const ASK_WORDS: Readonly<Record<AskKey, Label>> = {
  alternative: label('是否接受替代方案', 'whether he accepts an alternative'), settleFirst: label('是否不退货而另行解决', 'whether the matter can be settled without a return'), appeal: label('是否申诉', 'whether he appeals'),
  recount: label('是否认可复点结果', 'whether he accepts the second count'), consent: label('是否同意返工并承担风险', 'whether he consents to the work and its risk'), fee: label('是否接受费用', 'whether he accepts the fee'),
  deposit: label('是否支付押金', 'whether he pays the deposit'), propose: label('是否接受方案', 'whether he accepts the proposal'), ack: label('是否认可报告', 'whether he acknowledges the report'), customerScrap: label('是否已自行报废', 'whether he has scrapped the goods'),
};
export const SILENCE: Readonly<Record<Ask['onTimeout'], Label>> = {
  deem_accepted: label('视为同意', 'it counts as consent'), deem_refused: label('视为不同意', 'it counts as refusal'), escalate: label('不作数，继续催问并升级', 'it counts for nothing and is chased and escalated'),
};

export const asksStory = ({ profile }: Reading): Sentence[] =>
  (Object.entries(profile.ask) as [AskKey, Ask][]).filter(([, { on }]) => on).map(([key, { by, when, timeout, onTimeout, clause }]) => {
    const [who, only, wait, what] = [roleWords(profile, by), onlyWhen(profile, when), budgetWords(profile, timeout), ASK_WORDS[key]];
    return say(`${who.zh}询问客户${what.zh}${only.zh}，等 ${wait.zh}；不答复的，${SILENCE[onTimeout].zh}。`, `${who.en} asks the customer ${what.en}${only.en} and waits ${wait.en}; if he is silent, ${SILENCE[onTimeout].en}.`, clause);
  });
