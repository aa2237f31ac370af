import { FollowUpStatedV1, type FollowUpKind, type FollowUpStated } from '@guitu/contracts/events/follow-up-stated';
import { DEPARTMENTS } from '@guitu/contracts/vocabulary';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import { Injectable } from '@nestjs/common';
import { calendarOfPlant } from './calendar-of-plant.js';
import { dueOf, FOLLOW_UPS, nextRungAt, titleOf, toldAt } from './follow-up.rules.js';

export interface FollowUpRow {
  readonly id: string; readonly company_code: string; readonly plant_code: string; readonly kind: FollowUpKind; readonly ref: string; readonly return_no: string | null;
  readonly opened_at: Date; readonly due_at: Date; readonly rung: number;
}
/** What a follow-up is about. */
export interface FollowUpAbout { readonly companyCode: string; readonly plantCode: string; readonly kind: FollowUpKind; readonly ref: string; readonly returnNo: string | null }

/** Opens, advances and closes follow-ups, each in the transaction of what makes it so; whom it is put to is said with it. */
@Injectable()
export class FollowUpDesk {
  constructor(private readonly journal: Journal) {}

  /** @param now UTC milliseconds · @returns its id */
  async open(tx: Transaction, { companyCode, plantCode, kind, ref, returnNo }: FollowUpAbout, now: number): Promise<string> {
    const id = uuidv7(now);
    const calendar = await calendarOfPlant(tx, companyCode, plantCode);
    const row: FollowUpRow = { id, company_code: companyCode, plant_code: plantCode, kind, ref, return_no: returnNo, opened_at: new Date(now), due_at: new Date(dueOf(kind, now, calendar)), rung: 0 };
    await tx.execute('insert into follow_up (id, company_code, plant_code, kind, ref, return_no, opened_at, due_at, next_rung_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, companyCode, plantCode, kind, ref, returnNo, row.opened_at, row.due_at, new Date(nextRungAt(kind, now, 0, calendar))]);
    await this.state(tx, row, 'open', now);
    return id;
  }

  /** Reaches the next rung of an open one that the caller has locked. */
  async climb(tx: Transaction, row: FollowUpRow, now: number): Promise<void> {
    const rung = row.rung + 1;
    const next = nextRungAt(row.kind, row.opened_at.getTime(), rung, await calendarOfPlant(tx, row.company_code, row.plant_code));
    await tx.execute('update follow_up set rung = $2, next_rung_at = $3 where id = $1', [row.id, rung, new Date(next)]);
    await this.state(tx, { ...row, rung }, 'open', now);
  }

  /** Ends the open follow-up about this, if there is one. @param outcomeCode how · @returns whether there was one */
  async close(tx: Transaction, { companyCode, kind, ref }: Pick<FollowUpAbout, 'companyCode' | 'kind' | 'ref'>, staff: string, outcomeCode: string, now: number): Promise<boolean> {
    const [row] = await tx.query<FollowUpRow>(
      'update follow_up set closed_at = $4, closed_by = $5, outcome_code = $6 where company_code = $1 and kind = $2 and ref = $3 and closed_at is null returning *', [companyCode, kind, ref, new Date(now), staff, outcomeCode],
    );
    if (row !== undefined) await this.state(tx, row, 'closed', now);
    return row !== undefined;
  }

  private async state(tx: Transaction, row: FollowUpRow, state: FollowUpStated['state'], now: number): Promise<void> {
    const { id, company_code: companyCode, plant_code: plantCode, kind, ref, return_no: returnNo, rung } = row;
    const { desk } = DEPARTMENTS[FOLLOW_UPS[kind].owner.dept];
    await this.journal.append(tx, FollowUpStatedV1, {
      // no fact: the process passes it over; an owner at another desk reads it there
      subject: `follow-up/${companyCode}/${id}`, addressedTo: ['notifications', ...(desk === 'warehouse' ? [] : [desk])],
      body: {
        companyCode, plantCode, followUpId: id, kind, title: titleOf(kind, ref), ref, returnNo, state, owner: { ...FOLLOW_UPS[kind].owner },
        openedAt: row.opened_at.getTime(), dueAt: row.due_at.getTime(), rung, to: state === 'open' ? toldAt(kind, rung) : [], at: now,
      },
    });
  }
}
