/** 换补下单: a 补货通知单, numbered per company, for what the customer is owed in kind. */
import { Injectable } from '@nestjs/common';
import { Code } from '@guitu/contracts/scalars';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import type { FactRequest, Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { insertNumbered, issueNumber } from '../registration/issue-number.js';
import { TO_BE_NUMBERED } from '../registration/paper-number.rules.js';
import { databaseNow } from '@guitu/persistence/database-now';
import { plantDay } from '../registration/plant-day.js';
import { ReturnAction } from '../registration/return-action.js';
import { Replenishment } from './replenishment.entity.js';
import { replenishmentFaults } from './replenishment.rules.js';

const FormNo = Code.default(TO_BE_NUMBERED);

@Injectable()
export class OrderReplenishment extends ReturnAction<'supply_order'> {
  readonly kind = 'supply_order';

  /** The number is drawn first, because the fact carries it; a refusal gives it back. */
  override execute(command: Command, request: FactRequest<'supply_order'>): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const { actor, via, traceparent } = command;
      await requireOwed(tx, actor.companyCode, request.returnNo);
      const payload = await this.numbered(tx, actor.companyCode, request);
      return this.desk.record({ actor, via, traceparent, run: (work) => work(tx) }, { ...request, payload }, this);
    });
  }

  override async check({ payload }: Known<'supply_order'>, tx: Transaction): Promise<FieldError[]> {
    return replenishmentFaults(payload.due, await databaseNow(tx));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'supply_order'>): Promise<void> {
    const { formNo, qty, due } = fact.payload;
    const order = { ...factColumns(fact), formNo, qty, due: due === undefined ? null : new Date(due) };
    await insertNumbered([formNo], () => tx.manager.insert(Replenishment, order));
  }

  /** What is not a number of a form is left as it is, for the desk to refuse. */
  private async numbered(tx: Transaction, companyCode: string, { returnNo, payload }: FactRequest<'supply_order'>): Promise<FactRequest<'supply_order'>['payload']> {
    const asked = FormNo.safeParse((payload as { formNo?: unknown }).formNo);
    const today = await plantDay(tx, companyCode, returnNo);
    if (!asked.success || today === null) return payload;
    return { ...payload, formNo: await issueNumber(tx, companyCode, 'replenishment', asked.data, today.year, 'formNo') };
  }
}

/**
 * Nothing is owed in kind to a customer who deducts the goods from his payment, where the procedure says so (R32): its process then
 * asks for no replenishment. @throws Problem 409 with that reason, instead of a task that is not there
 */
async function requireOwed(tx: Transaction, companyCode: string, returnNo: string): Promise<void> {
  const [row] = await tx.query<{ deducts: boolean | null; asked: boolean }>(
    `select coalesce(
       (select (k.attrs->>'customerDeducts')::boolean from contact k join fact f using (fact_id) where k.company_code = $1 and k.return_no = $2 and k.attrs ? 'customerDeducts' order by f.seq desc limit 1),
       (c.attrs->>'customerDeducts')::boolean) as deducts,
       exists (select 1 from task t where t.company_code = $1 and t.return_no = $2 and t.accepts = 'supply_order') as asked
     from return_case c where c.company_code = $1 and c.return_no = $2`, [companyCode, returnNo],
  );
  if (row?.deducts === true && !row.asked) throw Problem.conflict('customer-deducts', '客户已从货款中扣除，按制度不再补货（R32）。', 'The customer deducts the goods from his payment: nothing is replenished (R32).');
}
