import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import type { PortionCheck } from './portion-check.entity.js';
import { defectFaults } from './inspection/findings/defect-codes.js';
import { portionCheckFaults, type Looked } from './portion-check.rules.js';

type Check = 'reinspect' | 'unit_test' | 'dispatch_check';

/** What the looks at a portion have in common; a subclass names its fact and its table. */
export abstract class CheckPortion<K extends Check> extends FactAction<K> {
  protected abstract readonly table: new () => PortionCheck;

  override async check({ companyCode, payload }: Known<K>, tx: Transaction): Promise<FieldError[]> {
    const { defects = [] } = payload as Looked;
    return [...portionCheckFaults(payload as Looked), ...(await defectFaults(tx, companyCode, defects.map((code) => ({ code, path: 'defects' }))))];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<K>): Promise<void> {
    const { pass, fail, defects = [] } = fact.payload as Looked;
    const task = await answeredTask(tx, fact);
    await tx.manager.insert(this.table, { ...recordedColumns(fact), portion: fact.scope?.portion ?? null, round: task.round, asked: askedQuantity(task), pass, fail, defects: [...defects] });
  }
}
