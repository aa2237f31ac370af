/** 关联: tells the process where a complaint of one of its returns stands (process-model.md §2, class N). */
import type { FactBody } from '@guitu/contracts/fact';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { Actor } from '@guitu/identity/actor';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { stateFact } from '@guitu/task-desk/facts/state-fact';
import { Injectable } from '@nestjs/common';

export interface Linked { readonly plantCode: string; readonly returnNo: string; readonly linkId: string; readonly version: number }

@Injectable()
export class StateLink {
  constructor(private readonly journal: Journal) {}

  /** A return that has ended no longer follows its neighbours: nothing is said to it. */
  async execute(tx: Transaction, { actor, traceparent }: Pick<Command, 'actor' | 'traceparent'>, { plantCode, returnNo, linkId, version }: Linked, state: FactPayload<'link'>['state'], results: readonly string[]): Promise<void> {
    const { companyCode } = actor;
    const [status] = await tx.query<{ closed: boolean }>('select closed from return_status where company_code = $1 and return_no = $2', [companyCode, returnNo]);
    if (status?.closed === true) return;
    const payload: FactPayload<'link'> = { kind: 'complaint', id: linkId, state, results: [...results], version };
    await stateFact(tx, this.journal, 'quality', { kind: 'link', companyCode, plantCode, returnNo, by: byOf(actor), via: 'desk', payload }, { traceparent });
  }
}

const byOf = ({ dept, staff, roles }: Actor): FactBody['by'] => ({ dept, staff, role: roles[0] ?? 'none' });
