import { factEvent } from '@guitu/contracts/events/fact-events';
import type { OperatorEntry } from '@guitu/contracts/events/process-events';
import type { FactBody } from '@guitu/contracts/fact';
import { subjectOf } from '@guitu/contracts/process-names';
import { AccessDenied } from '@guitu/identity/access-denied';
import { requirePlace } from '@guitu/identity/access.rules';
import { SYSTEM_STAFF, type Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import type { Permission } from '@guitu/identity/roles';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DeskName } from '../desk.js';
import { FactDesk } from '../facts/fact-desk.js';
import { keepFact } from '../facts/fact-store.js';
import type { FactRequest } from '../facts/fact-request.js';
import type { FactKind } from '@guitu/contracts/fact-kinds';

type Entry = z.infer<typeof OperatorEntry>;

/**
 * What an operator typed into the Temporal UI or CLI, carried out as his command under this department's rules: his rights, the
 * task, quantities, four eyes. Either the fact comes of it, or a refusal that says why (design.md §4).
 */
@Injectable()
export class OperatorEntries {
  constructor(private readonly name: DeskName, private readonly facts: FactDesk, private readonly journal: Journal, private readonly directory: Directory) {}

  /** All in the transaction that also moves the position, so that an entry is carried out once. Throws only for the database's sake. */
  async carryOut(tx: Transaction, entry: Entry, traceparent: string | undefined): Promise<void> {
    const person = entry.staff === null ? undefined : this.directory.person(entry.staff, entry.companyCode);
    await tx.execute('savepoint operator_entry');
    try {
      const action = this.facts.actionFor(entry.kind);
      if (action === undefined) throw Problem.unprocessable('no-such-command', '本部门没有这个操作。', 'This desk has no such command.');
      const actor = this.permitted(entry, person);
      await action.execute({ actor, via: 'operator', traceparent, run: (work) => work(tx) }, await this.requestOf(tx, entry));
      await tx.execute('release savepoint operator_entry');
    } catch (error) {
      if (!(error instanceof Problem || error instanceof AccessDenied)) throw error;
      await tx.execute('rollback to savepoint operator_entry');
      await this.refuse(tx, entry, person, error.code, traceparent);
    }
  }

  private permitted(entry: Entry, person: Actor | undefined): Actor {
    if (person === undefined) throw new AccessDenied(403, 'operator-unknown', '无法识别操作员。', 'The operator is not known by a staff id.');
    if (!this.directory.rightsOf(person).has(`record.${entry.kind}` as Permission)) throw new AccessDenied(403, 'not-permitted', '没有权限。', 'Not permitted.');
    requirePlace(person, entry);
    return person;
  }

  /** An operator who names no task means the only open one that asks for this, if there is exactly one. */
  private async requestOf(tx: Transaction, { companyCode, returnNo, kind, scope, payload, taskId }: Entry): Promise<FactRequest<FactKind>> {
    const open = taskId !== null ? [] : await tx.query<{ task_id: string }>(
      `select task_id from task where company_code = $1 and return_no = $2 and accepts = $3 and state = 'open' and answered_fact_id is null and scope @> $4`,
      [companyCode, returnNo, kind, JSON.stringify(scope)],
    );
    if (open.length > 1) throw Problem.conflict('task-ambiguous', '有多项待办符合，请写明 taskId。', 'Several tasks ask for this: name the taskId.');
    const named = taskId ?? open[0]?.task_id;
    return { returnNo, payload: payload as FactRequest<FactKind>['payload'], ...(named === undefined ? { scope } : { taskId: named }) };
  }

  private async refuse(tx: Transaction, entry: Entry, person: Actor | undefined, code: string, traceparent: string | undefined): Promise<void> {
    const { companyCode, plantCode, returnNo, scope, signal, entryId } = entry;
    let fact: FactBody | undefined;
    const stamp = await this.journal.append(tx, factEvent(this.name.desk, 'refused'), {
      subject: subjectOf(companyCode, returnNo), traceparent,
      body: ({ id, recordedAt }) => (fact = {
        factId: id, kind: 'refused', companyCode, plantCode, returnNo, scope, performedAt: entry.at, recordedAt: recordedAt.getTime(),
        by: { dept: person?.dept ?? 'MANAGEMENT', role: person?.roles[0] ?? 'operator', staff: person?.staff ?? SYSTEM_STAFF },
        via: 'operator', payload: { signal, entryId, code },
      }),
    });
    if (fact !== undefined) await keepFact(tx, fact, stamp.seq);
  }
}
