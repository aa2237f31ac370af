/** 池检启动: enough wait for one inspection (R18, S003-08 §5.1.3). Pure. */
import type { TaskMenu } from '@guitu/contracts/task';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { FieldError } from '@guitu/platform/http/problem';

/** Faults of starting a pool of so many pieces: it has what lies there, and more than the task's limit. @param counted by this desk, pieces */
export function poolFaults(poolQty: string, counted: string, { poolOver = 0 }: Pick<TaskMenu, 'poolOver'>): FieldError[] {
  if (poolQty !== counted) return [{ path: 'poolQty', zh: `待检池现有 ${counted} 件。`, en: `The pool has ${counted} pieces.` }];
  if ((parseQuantity(poolQty, 'pcs') ?? 0) > poolOver) return [];
  return [{ path: 'poolQty', zh: `待检池仅 ${counted} 件，超过 ${poolOver} 件才开始检验。`, en: `The pool has ${counted} pieces; inspection starts above ${poolOver}.` }];
}
