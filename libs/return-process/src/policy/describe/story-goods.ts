/** How the goods come in, who pays for the way, what is counted, checked and held (containment, P08–P11, P13). */
import { GOODS, REMEDIES, type Label } from '@guitu/contracts/vocabulary';
import { decisionsOf, neverHolds } from '../conditions.js';
import type { ResolvedProfile } from '../types.js';
import { conditionWords, joined, shareWords } from './condition-words.js';
import { clauseAt, clauseOf, listed, rolesWords, say, tableSentences, type Reading, type Sentence } from './sentence.js';
import { label, roleWords } from './words.js';

const CARRIERS: Readonly<Record<string, Label>> = { customer: label('客户自行寄回', 'the customer sends the goods'), courier: label('由快递取回', 'a courier collects the goods'), company: label('由公司派车取回', 'the company collects the goods') };
const PAYERS: Readonly<Record<string, Label>> = {
  company: label('运费由公司承担', 'the company pays freight'), customer: label('运费由客户承担', 'the customer pays freight'), half: label('运费各半', 'freight is shared half and half'),
  one_trip_each: label('双方各付一程', 'each side pays one trip'), open: label('运费逐单商定', 'freight is agreed case by case'),
};
const METHODS: Readonly<Record<string, Label>> = { full: label('全检', 'all pieces'), normal: label('正常抽检', 'normal sampling'), mixed_lot: label('混批抽检', 'mixed-lot sampling'), random: label('随机抽检', 'random sampling') };
const MISSING: Readonly<Record<string, Label>> = { refuse: label('缺少时不收货', 'without it the goods are not accepted'), hold: label('缺少时暂存，等放行', 'without it the goods wait for a release'), note: label('缺少时记录后收货', 'without it the goods are taken with a note') };
const ACCESSORIES: Readonly<Record<string, Label>> = { ignore: label('缺配件不处理', 'missing accessories are let pass'), deduct: label('缺配件按价扣款', 'missing accessories are deducted'), hold: label('缺配件先清责任再办理', 'missing accessories wait until responsibility is clear') };

const formNames = (profile: ResolvedProfile, codes: readonly string[]): Label => joined(codes.map((code) => profile.forms[code] ?? label(code, code)).map(({ zh, en }) => label(`《${zh}》`, `“${en}”`)), '', ', ');

function onsite(reading: Reading): Sentence[] {
  const { profile } = reading;
  if (profile.onsite.mode === 'none') return [];
  const results = Object.entries(profile.onsite.results).map(([key, { goods, remedy }]) => {
    const name = profile.onsiteResults[key] ?? label(key, key);
    const end = goods === 'RETURN' ? label('货物退回', 'the goods come back') : goods === 'REFUSED' ? label('不予退货', 'no return') : GOODS[goods];
    const owed = remedy === undefined ? label('', '') : label(`，${REMEDIES[remedy].zh}`, `, ${REMEDIES[remedy].en}`);
    return label(`${name.zh}（${end.zh}${owed.zh}）`, `${name.en} (${end.en}${owed.en})`);
  });
  const { zh, en } = joined(results, '、', '; ');
  const when = profile.onsite.mode === 'required' ? label('每单都先现场核实', 'every case is checked on site first') : label('需要时先现场核实', 'the case is checked on site when wanted');
  return [say(`${when.zh}，结果可为：${zh}。`, `${when.en}; it may end in: ${en}.`, clauseOf(reading, 'onsite'))];
}

function containment(reading: Reading): Sentence[] {
  const { profile } = reading;
  return !profile.containment.on ? [] : profile.containment.holds.map(({ by, label: text }) => {
    const who = roleWords(profile, by);
    return say(`${who.zh}对同类货物挂“${text}”标识。`, `${who.en} labels goods of the same kind “${text}”.`, clauseOf(reading, 'hold'));
  });
}

function inbound(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { documents, missing, carrier } = profile.inbound;
  const goods = decisionsOf(profile.inbound.goods);
  if (!goods.includes(true)) return [say('本流程不涉及退回实物。', 'no goods come back under this procedure.', clauseAt(reading, (of) => of.inbound.goods, 'register'))];
  const kinds = goods.includes(false) ? tableSentences(reading, profile.inbound.goods, (then) => (then ? label('货物退回', 'the goods come back') : label('没有实物退回', 'no goods come back')), clauseAt(reading, (of) => of.inbound.goods.otherwise, 'instruct')) : [];
  const names = formNames(profile, documents);
  return [
    ...kinds, say(`${CARRIERS[carrier]?.zh}。`, `${CARRIERS[carrier]?.en}.`, clauseAt(reading, (of) => of.inbound.carrier, 'instruct')),
    ...(documents.length === 0 ? [] : [say(`货物须随附${names.zh}；${MISSING[missing]?.zh}。`, `the goods must come with ${names.en}; ${MISSING[missing]?.en}.`, clauseAt(reading, (of) => [of.inbound.documents, of.inbound.missing], 'receive'))]),
    ...tableSentences(reading, profile.freight, ({ payer, prepaid }) => {
      const words = PAYERS[payer] ?? label(payer, payer);
      return prepaid === undefined ? words : label(`${words.zh}，客户先垫付`, `${words.en}, prepaid by the customer`);
    }, clauseAt(reading, (of) => of.freight.otherwise, 'instruct')),
  ];
}

function receipt(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { fields, area, label: mark, mismatch, accessories } = profile.receipt;
  if (!decisionsOf(profile.inbound.goods).includes(true)) return [];
  const recorded = listed(fields.map((field) => profile.fields[field] ?? label(field, field)));
  const [told, sign] = [rolesWords(profile, mismatch.tell), rolesWords(profile, mismatch.sign)];
  const claim = conditionWords(profile, mismatch.carrierClaim);
  const clause = clauseAt(reading, (of) => of.receipt.mismatch, 'receive');
  return [
    say(`验收时记录${recorded.zh}。`, `at receipt is recorded: ${recorded.en}.`, clauseAt(reading, (of) => of.receipt.fields, 'receive')),
    say(`货物放在${area}，挂“${mark}”标识。`, `the goods are placed in ${area} and labelled “${mark}”.`, clauseAt(reading, (of) => [of.receipt.area, of.receipt.label], 'receive')),
    say(`数量不符时告知${told.zh}${mismatch.recount ? '并复点' : ''}${sign.zh === '' ? '' : `，由${sign.zh}签字`}。`, `if the quantity differs, ${told.en} must be told${mismatch.recount ? ' and the goods are counted again' : ''}${sign.en === '' ? '' : `; ${sign.en} must sign`}.`, clause),
    ...(neverHolds(mismatch.carrierClaim) ? [] : [say(`${claim.zh}时，可向承运方索赔。`, `if ${claim.en}, the carrier is claimed upon.`, clause)]),
    ...(accessories.rows.length === 0 && accessories.otherwise === 'ignore' ? [] : tableSentences(reading, accessories, (then) => ACCESSORIES[then] ?? label(then, then), clauseAt(reading, (of) => of.receipt.accessories.otherwise, 'receive'))),
  ];
}

function inspection(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { mode, sampling, pool } = profile.inspection;
  if (mode === 'none') return [];
  return [
    ...(mode === 'receipt' ? [say('验收与检验一次完成。', 'receipt and inspection are one act.', clauseAt(reading, (of) => of.inspection.mode, 'inspect'))] : []),
    ...tableSentences(reading, sampling, ({ method, minBps }) => {
      const { zh, en } = METHODS[method] ?? label(method, method);
      return minBps === 0 || method === 'full' ? label(zh, en) : label(`${zh}，不少于 ${shareWords(minBps)}`, `${en}, at least ${shareWords(minBps)}`);
    }, clauseAt(reading, (of) => of.inspection.sampling.otherwise, 'inspect'), label('检验：', 'inspection: ')),
    ...(pool === null ? [] : [say(`待检超过 ${pool.over} 件才合并检验。`, `inspection starts once more than ${pool.over} pieces wait.`, clauseOf(reading, 'pool'))]),
  ];
}

export const goodsStory = (reading: Reading): Sentence[] => [...onsite(reading), ...containment(reading), ...inbound(reading), ...receipt(reading), ...inspection(reading)];
