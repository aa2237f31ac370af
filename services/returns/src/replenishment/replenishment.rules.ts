/** 换补下单: sales orders what the customer is owed in kind (product.md A8). The quantity is checked against the task by the desk. */
import type { FieldError } from '@guitu/platform/http/problem';

/** @param due wanted by, UTC ms · @param now the database's clock */
export function replenishmentFaults(due: number | undefined, now: number): FieldError[] {
  return due !== undefined && due < now ? [{ path: 'due', zh: '需求时间已过', en: 'the wanted date has passed' }] : [];
}
