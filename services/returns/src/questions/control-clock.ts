/** 暂停 and 恢复 of one clock on the policy's word: whoever asks or answers needs no right of his own to stop clocks. */
import { Injectable } from '@nestjs/common';
import { factEvent } from '@guitu/contracts/events/fact-events';
import type { FactBody } from '@guitu/contracts/fact';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Actor } from '@guitu/identity/actor';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { keepFact } from '@guitu/task-desk/facts/fact-store';
import { ClockControl } from '../clock-control/clock-control.entity.js';

export interface At { readonly plantCode: string; readonly returnNo: string; readonly actor: Actor; readonly traceparent: string | undefined }

@Injectable()
export class ControlClock {
  constructor(private readonly journal: Journal) {}

  /** @returns the fact's id */
  async record<K extends 'pause' | 'resume'>(tx: Transaction, kind: K, { plantCode, returnNo, actor, traceparent }: At, payload: FactPayload<K> & { clockId: string }): Promise<string> {
    const { companyCode, dept, staff, roles } = actor;
    let fact: FactBody | undefined;
    const stamp = await this.journal.append(tx, factEvent('returns', kind), {
      subject: subjectOf(companyCode, returnNo), ...(traceparent !== undefined && { traceparent }),
      body: ({ id, recordedAt }) => (fact = {
        factId: id, kind, companyCode, plantCode, returnNo, performedAt: recordedAt.getTime(), recordedAt: recordedAt.getTime(), by: { dept, staff, role: roles[0] ?? 'none' }, via: 'desk', payload,
      }),
    });
    if (fact === undefined) throw new Error('the journal did not make the fact');
    await keepFact(tx, fact, stamp.seq);
    const { factId } = fact;
    const until = 'until' in payload ? new Date(payload.until) : null;
    await tx.manager.insert(ClockControl, { factId, companyCode, plantCode, returnNo, kind, clockId: payload.clockId, reasonCode: payload.reasonCode, until, seq: stamp.seq, opinionRef: null });
    return factId;
  }
}
