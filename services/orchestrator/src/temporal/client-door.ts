/** The bridge's door into Temporal, over the real client. */
import { signalOf, TASK_QUEUE, WORKFLOW_TYPE, type SEARCH_ATTRIBUTES } from '@guitu/contracts/process-names';
import type { ReceivedFact } from '@guitu/return-process/return-process';
import { isGrpcServiceError, ServiceError, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import { TemporalRefusal, type RunToStart, type SignalOutcome, type TemporalDoor } from '../bridge-in/temporal-door.js';

/** A call that takes longer is given up and repeated (ms); both calls may be repeated without harm. */
const CALL_LIMIT = 5_000;
/** 1 is served first, 5 last; 3 is the server's default. */
const BULK_PRIORITY = 5;
const INVALID_ARGUMENT = 3;

const keyword = (name: keyof typeof SEARCH_ATTRIBUTES, value: string): SearchAttributePair => ({ key: defineSearchAttributeKey(name, 'KEYWORD'), value });
/** 期初在途 is said by who starts the run, for ever: the workflow states nothing of it, so that its history is as it was. */
const mark = ({ payload }: ReceivedFact): SearchAttributePair[] =>
  (payload.takenOver === true ? [{ key: defineSearchAttributeKey('RmaTakenOver' satisfies keyof typeof SEARCH_ATTRIBUTES, 'BOOL'), value: true }] : []);

export class ClientDoor implements TemporalDoor {
  constructor(private readonly client: Client, private readonly taskQueue: string = TASK_QUEUE) {}

  async start({ workflowId, policy, bulk, again, reopening, run }: RunToStart): Promise<string | null> {
    try {
      const handle = await this.limited(() =>
        this.client.workflow.start(WORKFLOW_TYPE, {
          workflowId,
          taskQueue: this.taskQueue,
          args: [run],
          // A return that ran to its end is never opened anew by an event that is read again. A run that was ended by force is no such
          // end: after a restore the ghost of a lost return has the number that is given again.
          workflowIdReusePolicy: again ? 'ALLOW_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY',
          workflowIdConflictPolicy: reopening ? 'FAIL' : 'USE_EXISTING',
          staticSummary: `客退 ${run.returnNo} · ${run.customerCode} · ${lineCount(run.register)} 项`,
          typedSearchAttributes: [keyword('RmaPlant', run.plantCode), keyword('RmaCustomer', run.customerCode), keyword('RmaPolicy', policy), ...mark(run.register)],
          ...(bulk ? { priority: { priorityKey: BULK_PRIORITY } } : {}),
        }),
      );
      return handle.firstExecutionRunId;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
      throw error;
    }
  }

  async signalFact(workflowId: string, fact: ReceivedFact): Promise<SignalOutcome> {
    try {
      await this.limited(() => this.client.workflow.getHandle(workflowId).signal(signalOf(fact.kind), fact));
      return 'delivered';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'missing';
      if (error instanceof ServiceError && isGrpcServiceError(error.cause) && error.cause.code === INVALID_ARGUMENT) throw new TemporalRefusal(error.cause.details);
      throw error;
    }
  }

  private limited<T>(call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + CALL_LIMIT, call);
  }
}

function lineCount(register: ReceivedFact): number {
  const { lines } = register.payload;
  return Array.isArray(lines) ? lines.length : 0;
}
