import type { ClockStatement } from '@guitu/contracts/events/process-events';
import type { Sla } from '@guitu/return-process/policy/time';

/**
 * The limit that stands while a question about `reason` waits: one that runs for the named task, and whose policy lists that step
 * among those it waits for (P07 `pauseWhile`, process-model.md §1.6). Null: the policy lists none, and every limit runs on.
 */
export function pausableClock({ sla }: { readonly sla: Readonly<Record<string, Pick<Sla, 'pauseWhile'>>> }, clocks: readonly Pick<ClockStatement, 'clockId' | 'sla' | 'taskId' | 'state'>[], reason: string, taskId: string | undefined): string | null {
  const found = clocks.find((clock) => clock.state === 'running' && (taskId === undefined || clock.taskId === taskId) && sla[clock.sla]?.pauseWhile?.some((step) => step === reason) === true);
  return found?.clockId ?? null;
}
