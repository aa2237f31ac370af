/** Names of steps of the closed list whose rows the catalogue does not have yet. */
import type { Label } from '@guitu/contracts/vocabulary';

export const STEP_NAMES: Readonly<Record<string, Label>> = {
  supplyApprove: { zh: '换补审批', en: 'Replacement approval' }, deposit: { zh: '押金', en: 'Deposit' }, depositSettle: { zh: '押金处理', en: 'Settle the deposit' },
  fee: { zh: '费用确认', en: 'Fee confirmation' }, consent: { zh: '客户同意返工', en: 'Consent to rework' }, customerScrap: { zh: '客户报废确认', en: 'Scrapping by the customer confirmed' },
  value: { zh: '计价', en: 'Valuation' }, propose: { zh: '方案协商', en: 'Proposal' }, audit: { zh: '财务审核', en: 'Finance audit' }, settleApprove: { zh: '结算审批', en: 'Settlement approval' }, post: { zh: '入账', en: 'Posting' },
  pay: { zh: '退款', en: 'Refund' }, tell: { zh: '告知客户', en: 'Tell the customer' }, adjust: { zh: '结算调整', en: 'Settlement adjustment' },
  improve: { zh: '改善报告', en: 'Improvement report' }, effect: { zh: '效果确认', en: 'Effect check' }, report: { zh: '报告发出', en: 'Report sent' }, ack: { zh: '客户认可', en: 'Customer’s acknowledgement' },
  closeReview: { zh: '结案评审', en: 'Closing review' }, survey: { zh: '回访', en: 'Survey' },
};
