/** What is paid, when, by which way, and what is deducted (P18). */
import type { Label } from '@guitu/contracts/vocabulary';
import { neverHolds } from '../conditions.js';
import { conditionWords, shareWords, yuan } from './condition-words.js';
import { clauseAt, onlyWhen, say, tableSentences, type Reading, type Sentence } from './sentence.js';
import { label, roleWords } from './words.js';

const TRIGGERS: Readonly<Record<string, Label>> = {
  approve: label('审核通过后', 'once the return is approved'), receive: label('收货后', 'once the goods are received'), inspect: label('检验后', 'once the goods are inspected'),
  dispose: label('判定后', 'once everything is decided'), executed: label('全部执行完后', 'once everything is carried out'),
};
const ROUTES: Readonly<Record<string, Label>> = {
  original: label('按原支付路径退回', 'goes back on the original way of payment'), offset: label('冲减应收', 'is set off against receivables'), customer_choice: label('由客户选择', 'goes the way the customer chooses'),
  credit: label('转为储值', 'becomes store credit'), bank: label('银行转账', 'goes by bank transfer'), cash: label('现金', 'goes in cash'),
};
const BASES: Readonly<Record<string, Label>> = { creditable: label('可计价值', 'the creditable value'), line: label('行金额', 'the amount of the line'), list_minus_paid: label('标价与实付之差', 'the list price less what was paid') };
const MODES: Readonly<Record<string, Label>> = { half_up: label('四舍五入', 'half up'), half_even: label('银行家舍入', 'half to even'), down: label('舍去', 'down') };

function deductions(reading: Reading): Sentence[] {
  const { profile } = reading;
  return Object.values(profile.settlement.deductions).map(({ zh, en, when, base, bps, amount, clause }) => {
    const [only, of] = [onlyWhen(profile, when), BASES[base] ?? label(base, base)];
    const [howMuch, howMuchEn] = amount === 'missingValue' ? ['缺件价值', 'the value of what is missing'] : bps === undefined ? [of.zh, of.en] : [`${of.zh}的 ${shareWords(bps)}`, `${shareWords(bps)} of ${of.en}`];
    return say(`扣“${zh}”：${howMuch}${only.zh}。`, `“${en}” is deducted: ${howMuchEn}${only.en}.`, clause);
  });
}

/** Money rules of a procedure; a procedure without settlement says so. */
export function moneyStory(reading: Reading): Sentence[] {
  const { profile } = reading;
  const { on, trigger, route, rounding, adjust, verifyAccount, negotiated } = profile.settlement;
  if (neverHolds(on)) return [say('本流程不结算金额。', 'no money is settled under this procedure.', clauseAt(reading, (of) => of.settlement.on, 'post'))];
  const only = conditionWords(profile, on);
  return [
    say(`${only.zh === '' ? '' : `仅当${only.zh}，`}${TRIGGERS[trigger]?.zh}开始结算。`, `settlement begins ${TRIGGERS[trigger]?.en}${only.en === '' ? '' : `, only if ${only.en}`}.`, clauseAt(reading, (of) => [of.settlement.on, of.settlement.trigger], 'post')),
    ...tableSentences(reading, route, (then) => label(`款项${ROUTES[then]?.zh}`, `the money ${ROUTES[then]?.en}`), clauseAt(reading, (of) => of.settlement.route.otherwise, 'pay')),
    ...deductions(reading),
    ...(negotiated === true ? [say('部分退款的金额由双方商定，不超过货物的可计价值。', 'the amount of a partial refund is what both agree, within the creditable value of the goods.', clauseAt(reading, (of) => of.settlement.negotiated, 'propose'))] : []),
    ...(verifyAccount ? [say('付款前核对收款账户。', 'the account is verified before payment.', clauseAt(reading, (of) => of.settlement.verifyAccount, 'pay'))] : []),
    say(`金额算到分，${MODES[rounding.mode]?.zh}，${rounding.at === 'line' ? '逐行' : '按合计'}舍入一次。`, `amounts are rounded once to the Fen, ${MODES[rounding.mode]?.en}, ${rounding.at === 'line' ? 'line by line' : 'on the total'}.`, clauseAt(reading, (of) => of.settlement.rounding, 'post')),
    say(`结算后发现差额超过 ${yuan(adjust.tolerance)} 元的，由${roleWords(profile, adjust.by).zh}决定补付、追回或免除。`,
      `a difference above ${yuan(adjust.tolerance)} yuan found afterwards is paid, reclaimed or waived by ${roleWords(profile, adjust.by).en}.`, clauseAt(reading, (of) => of.settlement.adjust, 'adjust')),
  ];
}
