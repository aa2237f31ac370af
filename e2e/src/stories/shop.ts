/**
 * S001-19 and S000-02, the shops (AS-11): windows of 7 and 15 days from receipt, the refund by the original route. The windows stay
 * days here: what was received long enough ago is in or out whatever hour it is; their last minute is proved in the core. Amounts in Fen.
 */
import type { Payload } from './clerk-habits.js';
import { inTurn, USUAL, type Choice, type Story } from './story.js';

const DAY_MS = 86_400_000;
/** Local day so many days ago, where the shop is. */
const daysAgo = (days: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - days * DAY_MS);
/** A pair of shoes for 299.00, received so many days ago. */
const shoe = (received: number) => ({ item: 'SHOE-42', qty: '1', unit: 'pcs', unitPrice: 29_900, shipDate: daysAgo(received + 2), receiptDate: daysAgo(received), warrantyMonths: 12 }) as const;
const SHOP = { companyCode: 'GT05', forms: [], registeredBy: 'cs' } as const;
const PLATFORM = { ...SHOP, policyKey: 'S001-19-lapse' } as const;
const SEVEN_DAYS = { ...SHOP, policyKey: 'S000-02-lapse', attrs: { requestType: 'return', reason: 'personal', docsComplete: true } } as const;
const NO_REASON = { requestType: 'return', reason: 'personal' } as const;
const A_FAULT = { requestType: 'return', reason: 'appearance' } as const;

const found = (attrs: Payload): Choice => ({ do: 'record', payload: { lines: [{ line: 1, received: '1', fields: { look: 'seen' }, attrs }], documents: [], signedBy: [] } });
const AS_NEW = { asNew: true, originalPack: true, resaleable: true, passed: true };
const OPENED = { asNew: false, originalPack: true, resaleable: false, passed: false };
const OUT = { result: 'rejected', breaches: [], goods: { NOT_SENT: '1' } } as const;
const BACK_ON_SALE = { result: 'completed', breaches: [], goods: { RESTOCK: '1' } } as const;

/** As new goods come back within seven days: never more than was paid, and by the original route alone. */
const inTime: Story = {
  ...PLATFORM, name: 'AS-11 S001-19, no reason, 6 days', attrs: NO_REASON, lines: [shoe(6)],
  choose: (task, seen) => {
    if (task.accepts === 'receive') return found(AS_NEW);
    if (task.accepts !== 'refund_paid') return USUAL;
    const pays = { do: 'try', person: 'e-shop-fin' } as const;
    return inTurn(seen, { ...pays, as: 'by another route', payload: { amount: 29_900, routeCode: 'bank', voucherNo: 'P-BANK' } }, { ...pays, as: 'more than was paid', payload: { amount: 29_901, routeCode: 'original', voucherNo: 'P-MORE' } });
  },
  ends: BACK_ON_SALE,
};
const outOfTime: Story = { ...PLATFORM, name: 'AS-11 S001-19, no reason, 8 days', attrs: NO_REASON, lines: [shoe(8)], choose: () => USUAL, ends: OUT };
const faultInTime: Story = {
  ...PLATFORM, name: 'AS-11 S001-19, a fault, 14 days', attrs: A_FAULT, lines: [shoe(14)],
  choose: (task) => (task.accepts === 'receive' ? found({ ...OPENED, passed: false }) : USUAL),
  ends: { result: 'completed', breaches: [], goods: { SCRAP: '1' } },
};
const faultOutOfTime: Story = { ...PLATFORM, name: 'AS-11 S001-19, a fault, 16 days', attrs: A_FAULT, lines: [shoe(16)], choose: () => USUAL, ends: OUT };
/** Worn shoes go back to the buyer, and nothing is refunded. */
const worn: Story = {
  ...PLATFORM, name: 'AS-11 S001-19, no reason, worn', attrs: NO_REASON, lines: [shoe(3)],
  choose: (task) => (task.accepts === 'receive' ? found(OPENED) : USUAL),
  ends: { result: 'completed', breaches: [], goods: { RETURN_TO_CUSTOMER: '1' } },
};
/** Finance is slow: three working days are over, its head is rung, then it pays. */
const lateRefund: Story = {
  ...PLATFORM, name: 'AS-11 S001-19, refund late', attrs: NO_REASON, lines: [shoe(2)],
  choose: (task, seen) => {
    if (task.accepts === 'receive') return found(AS_NEW);
    return task.accepts === 'refund_paid' && !(seen.status?.breaches ?? []).includes('refund') ? { do: 'wait' } : USUAL;
  },
  ends: { ...BACK_ON_SALE, breaches: ['refund'] },
};
const restocked: Choice = { do: 'record', payload: { lines: [{ line: 1, portions: [{ qty: '1', goods: 'RESTOCK', remedy: 'REFUND_FULL' }] }] } };
/** On the eighth day only the company lets it in. */
const granted: Story = {
  ...SEVEN_DAYS, name: 'AS-11 S000-02, 8 days, the company agrees', lines: [shoe(8)],
  choose: (task) => {
    if (task.accepts === 'receive') return found(AS_NEW);
    return task.accepts === 'dispose' ? restocked : USUAL;
  },
  ends: BACK_ON_SALE,
};
const notGranted: Story = {
  ...SEVEN_DAYS, name: 'AS-11 S000-02, 8 days, the company does not', lines: [shoe(8)],
  choose: (task) => (task.accepts === 'exception' ? { do: 'record', payload: { gate: 'exception', level: 1, verdict: 'reject', reasonCode: 'too-late' } } : USUAL),
  ends: OUT,
};

export const PLATFORM_STORIES: readonly Story[] = [inTime, outOfTime, faultInTime, faultOutOfTime, worn, lateRefund];
export const SEVEN_DAY_STORIES: readonly Story[] = [granted, notGranted];
