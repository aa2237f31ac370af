/**
 * Rungs that leave the house pass here. Before one does, the bridge is asked to read and deliver all that lies in Kafka at
 * that moment: a fact that was in time then reaches this run as a signal *before* the answer does, because Temporal orders
 * both in the history, and nobody is rung for it. The answer is an ordinary activity's result for exactly this reason; a
 * local one would end inside the same workflow task, with the signal still waiting outside.
 */
import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import type { ProcessActivities } from './activities.js';

const { readToEnd } = proxyActivities<ProcessActivities>({
  startToCloseTimeout: '30s',
  // a worker that was killed while it asked, or an answer that Temporal did not live to hear, is missed after this
  heartbeatTimeout: '6s',
  retry: { initialInterval: '2s', backoffCoefficient: 1.5, maximumInterval: '15s' },
  summary: '对外提醒前：确认各部门事实已全部读到',
});

export class OutwardGate {
  private state: 'closed' | 'asking' | 'open' = 'closed';

  get open(): boolean {
    return this.state === 'open';
  }
  get asking(): boolean {
    return this.state === 'asking';
  }

  /** Asks the bridge once; the gate opens with its answer, however long that takes. */
  ask(): void {
    if (this.state !== 'closed') return;
    this.state = 'asking';
    void CancellationScope.nonCancellable(() => readToEnd()).then(() => {
      this.state = 'open';
    });
  }

  close(): void {
    this.state = 'closed';
  }
}
