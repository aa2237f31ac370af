import type { ReturnTakenOver, TakenOverFact } from '@guitu/contracts/events/return-taken-over';
import type { FactBody } from '@guitu/contracts/fact';
import { factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Desk } from '@guitu/contracts/vocabulary';
import { EventContext } from '@guitu/messaging/event-context';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { EventReader } from '@guitu/platform/service/event-reader';
import { Injectable } from '@nestjs/common';
import { DeskName } from '../desk.js';
import { parsePayload, requireAllowed } from '../facts/fact-allowed.js';
import { FactDesk } from '../facts/fact-desk.js';
import type { RecordedFactOf, TakenOverGround } from '../facts/fact-request.js';
import { needsTask, taskNotOpen } from '../facts/ground.js';
import { keepTakenOver, numberBefore } from './keep-taken-over.js';
import { refusalOf } from './refusal.js';
import type { TakeOverPart } from './take-over-part.js';

type Ground = Pick<ReturnTakenOver['desks'][number], 'desk' | 'task' | 'goods'>;

/**
 * 期初在途 at a desk (adr/0012, 5): of a return that was under way it writes what its own commands would have written, by those same
 * commands' rules and rows, and its read models hear what other desks did. The process has the facts already; none is told again.
 */
@Injectable()
export class TakeOver {
  private readonly parts: TakeOverPart[] = [];

  constructor(private readonly name: DeskName, private readonly facts: FactDesk, private readonly reader: EventReader) {}

  /** Called by each part at the start of the service. */
  join(part: TakeOverPart): void {
    this.parts.push(part);
  }

  /** All of it or nothing, in the transaction of who calls; heard again nothing changes. What does not fit is kept as refused, with the reason. */
  async take(tx: Transaction, load: ReturnTakenOver): Promise<void> {
    const { companyCode, returnNo, plantCode, externalId, takenOverAt } = load;
    const isNew = await tx.execute(
      'insert into take_over (company_code, return_no, plant_code, external_id, taken_over_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [companyCode, returnNo, plantCode, externalId, new Date(takenOverAt)],
    );
    if (isNew === 0) return;
    let at: TakenOverFact | null = null;
    await tx.execute('savepoint take_over');
    try {
      for (const part of this.parts) await part.before(tx, load);
      for (at of [load.register, ...load.facts]) await this.takeFact(tx, load, at);
      at = null;
      for (const part of this.parts) await part.after(tx, load);
      await tx.execute('release savepoint take_over');
    } catch (error) {
      const why = refusalOf(error);
      if (why === null) throw error;
      await tx.execute('rollback to savepoint take_over');
      await tx.execute('update take_over set refused = $3 where company_code = $1 and return_no = $2', [companyCode, returnNo, JSON.stringify({ seq: at?.seq ?? null, kind: at?.kind ?? null, ...why })]);
    }
  }

  private async takeFact(tx: Transaction, load: ReturnTakenOver, { source: _source, seq, ...fact }: TakenOverFact): Promise<void> {
    // the registration itself is written by who loads it
    const ground: Ground = load.desks.find((one) => one.seq === seq) ?? { desk: 'returns', task: null, goods: null };
    const before = numberBefore(seq);
    if (ground.desk === this.name.desk && fact.kind !== 'register') await this.write(tx, fact, before, { externalId: load.externalId, task: ground.task, goods: ground.goods });
    await this.reader.handOn(fact, heardFrom(tx, ground.desk, fact, before));
  }

  private async write(tx: Transaction, fact: FactBody, before: number, takenOver: TakenOverGround): Promise<void> {
    const { kind, companyCode, plantCode, returnNo, by, recordedAt } = fact;
    const action = this.facts.actionFor(kind);
    if (action === undefined) throw Problem.unprocessable('no-such-command', '本部门没有这个操作。', 'This desk has no such command.');
    const { task } = takenOver;
    if (task === null && needsTask(kind)) throw taskNotOpen();
    const payload = parsePayload(kind, fact.payload);
    const actor = { staff: by.staff, dept: by.dept, roles: [by.role], companyCode, plantCodes: [plantCode] };
    await requireAllowed<FactKind>(tx, action, { actor, companyCode, plantCode, returnNo, payload, task, attachments: [], takenOverFrom: recordedAt });
    const taken: RecordedFactOf<FactKind> = { ...fact, payload, seq: before, takenOver };
    await keepTakenOver(tx, taken, task);
    await action.write(tx, taken);
  }
}

/** As if the desk had told the fact itself, for handlers that follow it. */
function heardFrom(tx: Transaction, desk: Desk, { factId, kind, companyCode, returnNo, recordedAt }: FactBody, seq: number): EventContext {
  return new EventContext(tx, {
    source: desk, subject: subjectOf(companyCode, returnNo), seq, id: factId, type: factEventType(desk, kind), time: new Date(recordedAt), incarnation: 1, addressedTo: undefined, headers: {}, value: Buffer.alloc(0),
  });
}
