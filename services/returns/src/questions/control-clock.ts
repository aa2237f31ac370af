/** 暂停 and 恢复 of one clock on the policy's word: whoever asks or answers needs no right of his own to stop clocks. */
import { Injectable } from '@nestjs/common';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { Actor } from '@guitu/identity/actor';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { stateFact } from '@guitu/task-desk/facts/state-fact';
import { ClockControl } from '../clock-control/clock-control.entity.js';

export interface At { readonly plantCode: string; readonly returnNo: string; readonly actor: Actor; readonly traceparent: string | undefined }

@Injectable()
export class ControlClock {
  constructor(private readonly journal: Journal) {}

  /** @returns the fact's id */
  async record<K extends 'pause' | 'resume'>(tx: Transaction, kind: K, { plantCode, returnNo, actor, traceparent }: At, payload: FactPayload<K> & { clockId: string }): Promise<string> {
    const { companyCode, dept, staff, roles } = actor;
    const { factId, seq } = await stateFact(tx, this.journal, 'returns', { kind, companyCode, plantCode, returnNo, by: { dept, staff, role: roles[0] ?? 'none' }, via: 'desk', payload }, { traceparent });
    const until = 'until' in payload ? new Date(payload.until) : null;
    await tx.manager.insert(ClockControl, { factId, companyCode, plantCode, returnNo, kind, clockId: payload.clockId, reasonCode: payload.reasonCode, until, seq, opinionRef: null });
    return factId;
  }
}
