/** Who approves what, from which amount or under which condition, and what a refusal means (P06). */
import type { Label } from '@guitu/contracts/vocabulary';
import { isOwnJudge } from '../checks/approvals.js';
import type { Gate } from '../steps.js';
import type { Chain } from '../types.js';
import { conditionWords } from './condition-words.js';
import { rolesWords, say, type Reading, type Sentence } from './sentence.js';
import { label, roleWords } from './words.js';

export const GATE_WORDS: Readonly<Record<Gate, Label>> = {
  return: label('退货申请', 'The return'), exception: label('特批', 'An exception'), discount: label('折让', 'A discount'), papers: label('单据不全的放行', 'Release without papers'), disposition: label('判定', 'The disposition'),
  scrap: label('报废', 'Scrap'), replacement: label('换货补货', 'A replacement'), settlement: label('结算', 'The settlement'), close: label('结案', 'Closing'),
};
/** What happens when somebody of the chain says no. */
export const REFUSALS: Readonly<Record<Gate, Readonly<Record<Chain['onReject'], Label>>>> = (() => {
  const again = label('重新判定', 'is decided anew');
  const back = label('退回上一步重做', 'goes back to the step before');
  const unaided = label('不予折让，照常退货', 'is not granted and the return goes on');
  const refused = (zh: string, en: string) => ({ refuse: label(zh, en), redecide: again, previous: back });
  return {
    return: refused('退货不予受理', 'is refused'), exception: refused('不予特批', 'is not made'), discount: { refuse: unaided, redecide: unaided, previous: unaided }, papers: refused('货物不收，退回客户', 'is refused and the goods go back'),
    disposition: refused('判定不成立', 'is void'), scrap: refused('不得报废', 'is not allowed'), replacement: refused('不换不补', 'is refused'), settlement: refused('不予结算', 'is refused'), close: refused('不得结案', 'is not allowed'),
  };
})();

function chainSentences({ profile }: Reading, gate: Gate, chain: Chain): Sentence[] {
  const what = GATE_WORDS[gate];
  const refusal = REFUSALS[gate][chain.onReject];
  const several = chain.levels.length > 1;
  const levels = chain.levels.map(({ role, when, clause }, index) => {
    const who = roleWords(profile, role);
    const only = conditionWords(profile, when ?? {});
    const turn = !several || chain.mode === 'joint' ? label('', '') : label(`第 ${index + 1} 级，`, `level ${index + 1}: `);
    return say(`${what.zh}：${turn.zh}${only.zh === '' ? '' : `${only.zh}时，`}由${who.zh}批准。`, `${what.en}: ${turn.en}${who.en} approves${only.en === '' ? '' : ` if ${only.en}`}.`, clause);
  });
  const all = rolesWords(profile, chain.levels.map(({ role }) => role));
  return [
    ...levels,
    ...(several && chain.mode === 'joint' ? [say(`${what.zh}由${all.zh}会签，缺一不可。`, `${what.en} is signed jointly by ${all.en}; none may be missing.`, chain.levels[0]?.clause ?? 'house')] : []),
    say(`${what.zh}未获批准的，${refusal.zh}；不回复不等于同意，只会继续催办。`, `${what.en}, when not approved, ${refusal.en}; silence approves nothing and is chased.`, 'house'),
  ];
}

/** V31: who has registered a return never approves it; where one role does both, the page says who does it then. */
function secondPerson({ profile }: Reading): Sentence[] {
  const only = isOwnJudge(profile) ? profile.approvals.return?.levels[0]?.role : undefined;
  if (only === undefined) return [];
  const [who, head] = [roleWords(profile, only), roleWords(profile, profile.roles[only]?.head ?? profile.management)];
  return [say(
    `审核只有${who.zh}这一级，而退货多由同一岗位登记：登记人本人不得审核，由该岗位的另一人或${head.zh}审核。`,
    `The return is reviewed at one level, by ${who.en}, who also registers most of them: whoever registered it does not review it; a second person of that role or ${head.en} does.`, 'house',
  )];
}

export const approvalsStory = (reading: Reading): Sentence[] =>
  [...Object.entries(reading.profile.approvals).flatMap(([gate, chain]) => chainSentences(reading, gate as Gate, chain)), ...secondPerson(reading)];
