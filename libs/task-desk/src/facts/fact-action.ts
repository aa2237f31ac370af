import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CorrectionOf, FactRequest, Known, RecordedFactOf } from './fact-request.js';
import { FactDesk } from './fact-desk.js';

/**
 * One user action: records facts of one kind. Subclasses name the kind and add the department's rules and rows; identity, task,
 * menu, quantities, journal and idempotency are the desk's. Every action also serves operator entries of its kind.
 */
@Injectable()
export abstract class FactAction<K extends FactKind> implements OnModuleInit {
  abstract readonly kind: K;
  /** Kinds of task it answers besides its own: 退款失败 answers the task that asks for the refund. */
  readonly alsoAnswers: readonly FactKind[] = [];

  constructor(protected readonly desk: FactDesk) {}

  onModuleInit(): void {
    this.desk.offer(this);
  }

  /** Records the fact, or refuses and changes nothing. */
  execute(command: Command, request: FactRequest<K>): Promise<RecordedFact> {
    return this.desk.record(command, request, this);
  }

  /** The department's own rules; every fault becomes a field of a 422. May throw a Problem. May read through `tx`, never write. */
  check(_known: Known<K>, _tx: Transaction): FieldError[] | Promise<FieldError[]> {
    return [];
  }

  /** The department's own rows, in the same transaction as the event. */
  async write(_tx: Transaction, _fact: RecordedFactOf<K>): Promise<void> {
    return Promise.resolve();
  }

  /**
   * 更正 of one of its facts: the department's rows come to what it should have said, in the transaction of the correction. May
   * refuse with a Problem; then nothing was corrected.
   */
  async correct(_tx: Transaction, _correction: CorrectionOf<K>): Promise<void> {
    return Promise.resolve();
  }

  /** What a decision at a gate is about, in Fen; null where nobody has told an amount. Limits are judged by it. */
  async amountAtStake(_tx: Transaction, task: TaskStatement): Promise<number | null> {
    return Promise.resolve(task.menu.amount ?? null);
  }

  /**
   * The task is asked back: work outside the house that was ordered for it is called off. False when it cannot be any more and
   * nobody knows yet how it ends; the task is then answered by that end (TaskStatements.answerAskedBack).
   */
  async callOff(_tx: Transaction, _task: TaskStatement): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Plant of a return that no task names and whose status did not arrive yet; null when the department does not know it either. */
  async plantOf(_tx: Transaction, _companyCode: string, _returnNo: string): Promise<string | null> {
    return Promise.resolve(null);
  }
}
