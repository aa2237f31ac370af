/** Money that is booked or leaves the house: never more than the process asks for, by a way it allows (I3, R28, R29). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

const yuan = (fen: number): string => (fen / 100).toFixed(2);

function amountFaults(path: string, amount: number, left: number | undefined): FieldError[] {
  if (amount <= 0) return [{ path, zh: '金额须大于零。', en: 'The amount must be above zero.' }];
  if (left === undefined || amount <= left) return [];
  return [{ path, zh: `金额 ${yuan(amount)} 超过已批准未办的 ${yuan(left)}。`, en: `${yuan(amount)} is more than the ${yuan(left)} that is approved and left.` }];
}

/** 入账: of what was approved. */
export const postingFaults = ({ net }: Pick<FactPayload<'post'>, 'net'>, menu: Pick<TaskMenu, 'amount'>): FieldError[] => amountFaults('net', net, menu.amount);

/** 退款: of what was booked, by a way the process still allows; to an account the customer named only once it was verified. */
export function refundFaults({ amount, routeCode, accountVerified }: Pick<FactPayload<'refund_paid'>, 'amount' | 'routeCode' | 'accountVerified'>, menu: Pick<TaskMenu, 'amount' | 'routes' | 'verifyAccount'>): FieldError[] {
  const { routes = [] } = menu;
  return [
    ...amountFaults('amount', amount, menu.amount),
    ...(routes.length === 0 || routes.includes(routeCode) ? [] : [{ path: 'routeCode', zh: `退款途径 ${routeCode} 不在允许范围内（${routes.join('、')}）。`, en: `${routeCode} is not among the ways allowed (${routes.join(', ')}).` }]),
    ...(menu.verifyAccount === true && routeCode === 'bank' && accountVerified !== true ? [{ path: 'accountVerified', zh: '汇款前须核实收款账户。', en: 'The account must be verified before money is sent to it.' }] : []),
  ];
}
