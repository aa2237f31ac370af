/** 时间认定 (design.md §3 "Times", product.md §1 F8): the head of who entered something late says whether the time he claims counts. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { Directory } from '@guitu/identity/directory';
import { ROLES } from '@guitu/identity/roles';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { FactAction } from '../facts/fact-action.js';
import { FactDesk } from '../facts/fact-desk.js';
import type { FactRequest, Known } from '../facts/fact-request.js';
import { isLateEntry } from './late-entry.rules.js';
import { plantOfTasks } from './plant-of-tasks.js';

interface Entry {
  readonly kind: FactKind; readonly staff: string; readonly role: string; readonly dept: string; readonly task_id: string | null; readonly scope: object | null;
  readonly performed_at: number; readonly recorded_at: number; readonly decided: boolean; readonly closed: boolean;
}

@Injectable()
export class DecideClaimedTime extends FactAction<'claimed_time'> {
  readonly kind = 'claimed_time';

  constructor(desk: FactDesk, private readonly directory: Directory) {
    super(desk);
  }

  /** The claim itself is read from what was recorded; nobody sends it. */
  override execute(command: Command, request: FactRequest<'claimed_time'>): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const { actor, via, traceparent } = command;
      const entry = await entryOf(tx, actor.companyCode, request.returnNo, String(request.payload.factId));
      const said = entry === null ? { kind: 'unknown' } : { kind: entry.kind, ...(entry.task_id !== null && { taskId: entry.task_id }), ...(entry.scope !== null && { scope: entry.scope }) };
      const payload = { ...request.payload, claimedAt: entry?.performed_at ?? 0, said };
      return this.desk.record({ actor, via, traceparent, run: (work) => work(tx) }, { ...request, payload }, this);
    });
  }

  /** @throws Problem 404: no such entry of this return here · 403: not its head, or his own · 409: decided before, or the return has ended */
  override async check({ actor, companyCode, plantCode, returnNo, payload }: Known<'claimed_time'>, tx: Transaction): Promise<FieldError[]> {
    const entry = await entryOf(tx, companyCode, returnNo, payload.factId);
    if (entry === null) throw Problem.notFound('本部门没有为此退货单登记过这条记录。', 'This desk recorded no such fact for the return.');
    const head = ROLES[entry.role]?.head ?? entry.role;
    if (this.directory.standingFor(actor, { dept: entry.dept, role: head, head }, companyCode, plantCode) === null) {
      throw new Problem(403, 'not-permitted', '只有登记人的主管可以认定时间。', 'Only the head of who recorded it may decide about its time.');
    }
    if (entry.staff === actor.staff) throw new Problem(403, 'own-application', '不能认定本人补记的时间。', 'Nobody decides about a time he claimed himself.');
    if (entry.closed) throw Problem.conflict('return-closed', '退货单已结束。', 'The return has ended.');
    if (entry.decided) throw Problem.conflict('already-decided', '此记录的时间已认定。', 'The time of this entry was decided about before.');
    if (FACT_KINDS[entry.kind].class !== 'X' && isLateEntry(entry.performed_at, entry.recorded_at)) return [];
    return [{ path: 'factId', zh: '此记录没有申报更早的发生时间。', en: 'this entry claims no earlier time' }];
  }

  override plantOf(tx: Transaction, companyCode: string, returnNo: string): Promise<string | null> {
    return plantOfTasks(tx, companyCode, returnNo);
  }
}

/** Locked, so that of two heads at the same moment one decides. */
async function entryOf(tx: Transaction, companyCode: string, returnNo: string, factId: string): Promise<Entry | null> {
  const [row] = await tx.query<Entry>(
    `select fact.kind, fact.staff, fact.role, fact.dept, fact.task_id, journal.body->'scope' as scope, (journal.body->>'performedAt')::float8 as performed_at,
       floor(extract(epoch from fact.recorded_at) * 1000)::float8 as recorded_at,
       exists (select 1 from fact f join journal j on j.subject = f.company_code || '/' || f.return_no and j.seq = f.seq
         where f.company_code = $1 and f.return_no = $2 and f.kind = 'claimed_time' and j.body->'payload'->>'factId' = $3) as decided,
       coalesce((select closed from return_status s where s.company_code = $1 and s.return_no = $2), false) as closed
     from fact join journal on journal.subject = fact.company_code || '/' || fact.return_no and journal.seq = fact.seq
     where fact.company_code = $1 and fact.return_no = $2 and fact.fact_id::text = $3 for update of fact`, [companyCode, returnNo, factId]);
  return row ?? null;
}
