/** 押金到账, 押金处理 (R30 S001-08). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

const yuan = (fen: number): string => (fen / 100).toFixed(2);

export const depositFaults = ({ amount }: Pick<FactPayload<'deposit'>, 'amount'>): FieldError[] =>
  (amount > 0 ? [] : [{ path: 'amount', zh: '金额须大于零。', en: 'The amount must be above zero.' }]);

/** All that is held is settled at once, by a way the process offers: offset when the house is at fault, else back or kept. */
export function depositSettlementFaults({ mode, amount }: Pick<FactPayload<'deposit_settle'>, 'mode' | 'amount'>, menu: Pick<TaskMenu, 'amount' | 'results'>): FieldError[] {
  const { results = [] } = menu;
  return [
    ...(results.length === 0 || results.includes(mode) ? [] : [{ path: 'mode', zh: `此押金不可按 ${mode} 处理（可选：${results.join('、')}）。`, en: `This deposit cannot be settled by ${mode} (${results.join(', ')}).` }]),
    ...(menu.amount === undefined || amount === menu.amount ? [] : [{ path: 'amount', zh: `须处理全部押金 ${yuan(menu.amount)}。`, en: `All of the ${yuan(menu.amount)} held is settled.` }]),
  ];
}
