/**
 * Money that another system books (S000-02 at a company whose head of finance chose the connector): refused, corrected and ordered
 * anew; a customer who withdraws while finance pays and the answer of the other system is lost. Amounts in Fen.
 */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Payload } from './clerk-habits.js';
import { USUAL, WAIT, type Choice, type Seen, type Story } from './story.js';

const day = (ago: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - ago * 86_400_000);
/** One pump for 880.00, received three days ago, with its proof of purchase. */
const PUMP = {
  policyKey: 'S000-02-lapse', registeredBy: 'cs', forms: [], attrs: { requestType: 'return', reason: 'personal', docsComplete: true },
  lines: [{ item: 'PUMP-40', qty: '1', unit: 'pcs', unitPrice: 88_000, shipDate: day(5), receiptDate: day(3), warrantyMonths: 12 }],
} as const;
const AS_NEW: Payload = { lines: [{ line: 1, received: '1', fields: { look: 'seen' }, attrs: { asNew: true, originalPack: true, resaleable: true, passed: true, userDamage: false } }], documents: [], signedBy: [] };
const RESTOCKED: Payload = { lines: [{ line: 1, portions: [{ qty: '1', goods: 'RESTOCK', remedy: 'REFUND_FULL' }] }] };
const ENDS = { result: 'completed', breaches: [], goods: { RESTOCK: '1' } } as const;

type Ask = Extract<Choice, { do: 'ask' | 'try' }>;
const finance = (as: string, path: string, body: Payload): Ask => ({ do: 'ask', as, service: 'finance', method: 'POST', path, body, person: 'e-fin' });
const chosen = (kind: string): Ask => ({ do: 'ask', as: `${kind} by connector`, service: 'finance', method: 'PUT', path: '/posting-modes', body: { kind, mode: 'connector' }, person: 'e-finhead' });
/** How the ERP answers next about this return. */
const erpWill = (as: string, ...answers: readonly string[]): Ask => ({ do: 'ask', as, service: 'erp', method: 'PUT', path: '/next-answers/{returnNo}', body: { answers }, person: 'e-fin' });
const credit = (as: string, { taskId, menu }: TaskStatement): Ask => finance(as, '/returns/{returnNo}/posting-orders', { taskId, net: menu.amount, methodCode: 'offset' });
const refund = (as: string, { taskId, menu }: TaskStatement): Ask => finance(as, '/returns/{returnNo}/refund-orders', { taskId, amount: menu.amount, routeCode: 'original' });

/** The first not done yet; then they wait for what the other system says. */
const inTurnThenWait = (seen: Seen, ...choices: readonly Ask[]): Choice => choices.find(({ as }) => !seen.answers.has(as)) ?? WAIT;
/** Every second they look what became of the posting; true once one is as they look for. */
function look(seen: Seen, state: string): Ask | null {
  const looks = [...seen.answers].filter(([as]) => as.startsWith(`looks for ${state}`));
  const found = looks.some(([, { body }]) => (body as { postings?: { state: string }[] } | null)?.postings?.some((one) => one.state === state) === true);
  return found ? null : { do: 'ask', as: `looks for ${state} ${Math.floor(seen.now / 1_000)}`, service: 'finance', method: 'GET', path: '/settlements/{returnNo}', person: 'e-fin' };
}

function usual(task: TaskStatement): Choice {
  if (task.accepts === 'receive') return { do: 'record', payload: AS_NEW };
  return task.accepts === 'dispose' ? { do: 'record', payload: RESTOCKED } : USUAL;
}

/** The period is closed over there; finance has it opened and orders anew: another document, one voucher. */
const refusedOnce: Story = {
  ...PUMP, name: 'S000-02, a posting is refused and ordered anew',
  choose: (task, seen) => {
    if (task.accepts === 'refund_paid') return inTurnThenWait(seen, chosen('refund'), refund('refund ordered', task));
    if (task.accepts !== 'post') return usual(task);
    const begun = inTurnThenWait(seen, chosen('settlement'), erpWill('the ERP refuses once', 'refuses'), credit('ordered', task));
    return begun.do !== 'wait' ? begun : (look(seen, 'refused') ?? inTurnThenWait(seen, credit('ordered anew', task)));
  },
  ends: ENDS,
};

/** Booked, and the answer cut; before it is known the customer withdraws. What is booked stays booked, once, and sales is told. */
const withdrawnMeanwhile: Story = {
  ...PUMP, name: 'S000-02, withdrawn while finance pays',
  choose: (task, seen) => {
    if (task.accepts === 'post') return inTurnThenWait(seen, chosen('settlement'), credit('ordered', task));
    if (task.accepts !== 'refund_paid') return usual(task);
    return inTurnThenWait(seen, chosen('refund'), erpWill('the ERP’s answer is cut', 'cut'), refund('refund ordered', task),
      { do: 'try', as: 'withdrawn', kind: 'withdraw', desk: 'returns', loose: true, payload: { reason: 'gave_up' }, person: 'e-cs' });
  },
  ends: ENDS,
};

export const BOOKED_ELSEWHERE: readonly Story[] = [refusedOnce, withdrawnMeanwhile];
