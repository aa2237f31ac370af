/** Words of notices that several procedures send; a profile takes those it names (procedures.md 3(h)). */
import type { Label } from '@guitu/contracts/vocabulary';

const NOTICES = {
  goods_arrived: { zh: '退货已到并验收', en: 'Returned goods have arrived and are checked' },
  joint_inspection_now: { zh: '退货已到，请马上共同现场检验', en: 'Goods are here: inspect them together at once' },
  rework_order_wanted: { zh: '有可返工的退货，请安排', en: 'Goods to be reworked: please schedule' },
  scrap_decided: { zh: '判定报废或补料，请通知客户', en: 'Scrap or replenishment decided: tell the customer' },
  count_differs: { zh: '清点数量与清单不符', en: 'The count differs from the list' },
  replacement_shipped: { zh: '更换产品已发出', en: 'Replacement shipped' },
  sent_back: { zh: '产品已发还客户', en: 'Goods sent back to the customer' },
  refund_paid: { zh: '退款已支付', en: 'Refund paid' },
  limit_missed: { zh: '时限已超', en: 'A limit was missed' },
} satisfies Record<string, Label>;

/** The named ones, by their codes. */
export const noticeWords = (...codes: (keyof typeof NOTICES)[]): Record<string, Label> => Object.fromEntries(codes.map((code) => [code, NOTICES[code]]));
