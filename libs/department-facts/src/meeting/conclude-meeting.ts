import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { meetingFaults } from '@guitu/task-desk/facts/meeting.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { signaturesOf } from './sign-conclusion.js';
import { signedFaults } from './signed.rules.js';
import { MeetingConclusion } from './meeting-conclusion.entity.js';

/** 评审结论: what a meeting about a serious complaint (quality) or a batch (purchasing, S003-15 §5.3.3) decided, as a code; its words stay here. */
@Injectable()
export class ConcludeMeeting extends FactAction<'conclude'> {
  readonly kind = 'conclude';

  override async check({ actor, companyCode, returnNo, payload, task }: Known<'conclude'>, tx: Transaction): Promise<FieldError[]> {
    const signatures = task === null ? [] : await signaturesOf(tx, companyCode, returnNo, task.taskId);
    return [...meetingFaults(payload), ...signedFaults(payload, signatures, actor.roles)];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'conclude'>): Promise<void> {
    const { attendantRoles, conclusionCode, opinionRef } = fact.payload;
    await tx.manager.insert(MeetingConclusion, { ...recordedColumns(fact), attendantRoles, conclusionCode, opinionRef: opinionRef ?? null });
  }
}
