import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { FactRequest, Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { countPool } from './count-pool.js';
import { poolFaults } from './inspection-pool.rules.js';
import { PoolStart } from './pool-start.entity.js';

/** 池检启动: the goods of a consignment are inspected with all that wait at the plant; they must be more than the procedure's limit (R18). */
@Injectable()
export class StartPoolInspection extends FactAction<'pool_started'> {
  readonly kind = 'pool_started';

  /** What lies in the pool is counted in the fact's own transaction. An unknown task is the desk's to refuse. */
  override execute(command: Command, request: FactRequest<'pool_started'>): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const { actor, via, traceparent } = command;
      const [task] = await tx.query<{ plant_code: string }>('select plant_code from task where company_code = $1 and return_no = $2 and task_id = $3', [actor.companyCode, request.returnNo, request.taskId]);
      const poolQty = task === undefined ? '0' : await countPool(tx, actor.companyCode, task.plant_code, request.payload.poolId);
      return this.desk.record({ actor, via, traceparent, run: (work) => work(tx) }, { ...request, payload: { ...request.payload, poolQty } }, this);
    });
  }

  override async check({ payload, task, companyCode, plantCode }: Known<'pool_started'>, tx: Transaction): Promise<FieldError[]> {
    return task === null ? [] : poolFaults(payload.poolQty, await countPool(tx, companyCode, plantCode, payload.poolId), task.menu);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'pool_started'>): Promise<void> {
    const { poolId, poolQty } = fact.payload;
    const qty = askedQuantity(await answeredTask(tx, fact));
    await tx.manager.insert(PoolStart, { ...recordedColumns(fact), consignment: fact.scope?.consignment ?? null, poolId, poolQty, qty });
  }
}
