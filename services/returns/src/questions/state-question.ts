import { Injectable } from '@nestjs/common';
import { QuestionStatedV1, type QuestionStated } from '@guitu/contracts/events/question-stated';
import type { LabelText } from '@guitu/contracts/task';
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';
import { ROLES } from '@guitu/identity/roles';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { StepKey } from '@guitu/return-process/policy/steps';
import { rowOf } from '@guitu/return-process/tracks/step-rows';
import type { z } from 'zod';
import { toldAt } from './question-ladder.rules.js';
import { ownerOf, type QuestionRow } from './question-row.js';

/** What the step is called whose matter a question is. */
export function reasonTitle(reason: string): z.infer<typeof LabelText> {
  const { zh = reason, en = reason } = rowOf(reason as StepKey) ?? {};
  return { zh, en };
}

/** Says how a question stands now: to the desk of the department that is asked, and to whoever is told of it. */
@Injectable()
export class StateQuestion {
  constructor(private readonly journal: Journal) {}

  /** @param at UTC ms */
  async execute(tx: Transaction, row: QuestionRow, state: QuestionStated['state'], at: number): Promise<void> {
    const { company_code: companyCode, plant_code: plantCode, return_no: returnNo, id, reason, whole, rung } = row;
    const owner = ownerOf(row);
    const desk = owner === null ? [] : [DEPARTMENTS[owner.dept as Dept].desk];
    await this.journal.append(tx, QuestionStatedV1, {
      // no fact: the process passes it over
      subject: `question/${companyCode}/${id}`, addressedTo: [...desk, 'notifications'],
      body: {
        companyCode, plantCode, returnNo, questionId: id, reason, title: reasonTitle(reason), to: owner === null ? null : { ...owner, dept: owner.dept as Dept, whole },
        asker: { staff: row.asked_by, role: row.asker_role }, askedAt: row.asked_at.getTime(), dueAt: row.due_at.getTime(), state, endedBy: row.answered_by ?? row.withdrawn_by, rung,
        told: state === 'open' ? toldAt(owner, ROLES[row.asker_role]?.head ?? 'gm', rung) : { roles: [], asker: false }, at,
      },
    });
  }
}
