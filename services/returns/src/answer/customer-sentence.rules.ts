/**
 * Where a return stands, for the customer: his own words, no department, role, name, price or inside deadline (product.md, preamble
 * and A2 「复制给客户」). Pure.
 */
import type { ReturnStatus } from '@guitu/contracts/status';
import type { CaseResult, Label, Stage } from '@guitu/contracts/vocabulary';

const STAGE_WORDS: Readonly<Record<Stage, Label>> = {
  intake: { zh: '正在核对您的申请', en: 'we are checking your request' },
  onsite: { zh: '正在安排现场核实', en: 'we are arranging a visit to look at the goods' },
  review: { zh: '申请正在审核', en: 'your request is being reviewed' },
  inbound: { zh: '等待货物寄达', en: 'we are waiting for the goods to arrive' },
  receipt: { zh: '货物已到，正在清点', en: 'the goods are here and being counted' },
  inspection: { zh: '货物正在检验', en: 'the goods are being inspected' },
  disposition: { zh: '正在确定处理方式', en: 'we are deciding how to proceed' },
  meeting: { zh: '正在确定处理方式', en: 'we are deciding how to proceed' },
  execution: { zh: '货物正在处理', en: 'the goods are being worked on' },
  approval: { zh: '正在确定处理方式', en: 'we are deciding how to proceed' },
  settlement: { zh: '款项正在办理', en: 'the payment is being arranged' },
  customer: { zh: '等待您的确认', en: 'we are waiting for your answer' },
  closing: { zh: '即将处理完毕', en: 'it is almost completed' },
};
const RESULT_WORDS: Readonly<Record<CaseResult, Label>> = {
  completed: { zh: '已处理完毕', en: 'is completed' },
  rejected: { zh: '未能受理', en: 'could not be accepted' },
  alternative: { zh: '已按与您商定的方式处理', en: 'was settled as agreed with you' },
  withdrawn: { zh: '已按您的要求撤回', en: 'was withdrawn as you asked' },
  cancelled: { zh: '已取消', en: 'was cancelled' },
};
const ASKED: Label = { zh: '等待您的答复或寄件', en: 'we are waiting for your answer or parcel' };
const BEGUN: Label = { zh: '申请已登记，正在处理', en: 'your request is registered and being worked on' };

/** @param promised local day that was promised to the customer, `YYYY-MM-DD`; null: none was */
export function customerSentence(returnNo: string, status: ReturnStatus | null, promised: string | null): Label {
  const open = (words: Label): Label => ({
    zh: `您的退货 ${returnNo}：${words.zh}${promised === null ? '' : `，预计 ${promised} 完成`}。`,
    en: `Your return ${returnNo}: ${words.en}${promised === null ? '' : `, expected by ${promised}`}.`,
  });
  if (status === null) return open(BEGUN);
  if (status.closed) {
    const { zh, en } = RESULT_WORDS[status.result ?? 'completed'];
    return { zh: `您的退货 ${returnNo} ${zh}。`, en: `Your return ${returnNo} ${en}.` };
  }
  if (status.waitingFor.some(({ counterparty }) => counterparty === 'customer')) return open(ASKED);
  // where the goods are furthest is what he asks about
  const furthest = status.stages.at(-1);
  return open(furthest === undefined ? BEGUN : STAGE_WORDS[furthest]);
}
