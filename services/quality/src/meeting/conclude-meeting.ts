import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { meetingFaults } from '@guitu/task-desk/facts/meeting.rules';
import { Injectable } from '@nestjs/common';
import { factColumns } from '../fact-row.entity.js';
import { MeetingConclusion } from './meeting-conclusion.entity.js';

/** 评审结论: what the meeting about a serious complaint decided, as a code; its words stay here. */
@Injectable()
export class ConcludeMeeting extends FactAction<'conclude'> {
  readonly kind = 'conclude';

  override check({ payload }: Known<'conclude'>): FieldError[] {
    return meetingFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'conclude'>): Promise<void> {
    const { attendantRoles, conclusionCode, opinionRef } = fact.payload;
    await tx.manager.insert(MeetingConclusion, { ...factColumns(fact), attendantRoles, conclusionCode, opinionRef: opinionRef ?? null });
  }
}
