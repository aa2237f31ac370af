/** 退货指引: where and how to send the goods, with the 《销退单》 numbered per company (S000-04 §5.4). */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { Code } from '@guitu/contracts/scalars';
import type { TaskMenu } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import type { FieldError } from '@guitu/platform/http/problem';
import type { FactRequest, Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { insertNumbered, issueNumber } from '../registration/issue-number.js';
import { TO_BE_NUMBERED } from '../registration/paper-number.rules.js';
import { plantDay } from '../registration/plant-day.js';
import { ReturnAction } from '../registration/return-action.js';
import { Instruction, ReturnSlip } from './instruction.entity.js';
import { formFaults } from './instruction.rules.js';
import { returnAddress } from './return-address.js';

/** Forms as they may be asked for: without a number, this service gives one. */
const AskedForms = z.array(z.looseObject({ code: Code, no: Code.default(TO_BE_NUMBERED) })).max(10);

@Injectable()
export class InstructReturn extends ReturnAction<'instruct'> {
  readonly kind = 'instruct';

  /** Numbers are drawn first, because the fact carries them; a refusal gives them back. */
  override execute(command: Command, request: FactRequest<'instruct'>): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const { actor, via, traceparent } = command;
      const asked = { ...request, payload: { ...(await asTheTaskSays(tx, actor.companyCode, request)), ...request.payload } };
      const payload = await this.numbered(tx, actor.companyCode, asked);
      return this.desk.record({ actor, via, traceparent, run: (work) => work(tx) }, { ...request, payload }, this);
    });
  }

  override async check({ companyCode, returnNo, payload, task, takenOverFrom }: Known<'instruct'>, tx: Transaction): Promise<FieldError[]> {
    const today = await plantDay(tx, companyCode, returnNo, takenOverFrom);
    if (task === null || today === null) return [];
    return [...formFaults(payload, task.menu, today.day), ...(takenOverFrom === undefined ? await addressFaults(tx, companyCode, payload.addressCode, task.menu.address) : [])];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'instruct'>): Promise<void> {
    const { addressCode, carrierCode, freightPayer, forms } = fact.payload;
    await tx.manager.insert(Instruction, { ...factColumns(fact), addressCode, carrierCode: carrierCode ?? null, freightPayer });
    if (forms.length === 0) return;
    const slips = forms.map(({ code, no, lotDueDate }, position) => ({ ...factColumns(fact), position, formCode: code, no, lotDueDate: lotDueDate ?? null }));
    await insertNumbered(forms.map((form) => form.no), () => tx.manager.insert(ReturnSlip, slips));
  }

  /** What is not a list of forms is left as it is, for the desk to refuse. */
  private async numbered(tx: Transaction, companyCode: string, { returnNo, payload }: FactRequest<'instruct'>): Promise<FactRequest<'instruct'>['payload']> {
    const asked = AskedForms.safeParse((payload as { forms?: unknown }).forms);
    const today = await plantDay(tx, companyCode, returnNo);
    if (!asked.success || today === null) return payload;
    const forms: typeof asked.data = [];
    for (const [index, form] of asked.data.entries()) {
      forms.push({ ...form, no: await issueNumber(tx, companyCode, form.code, form.no, today.year, `forms.${index}.no`) });
    }
    return { ...payload, forms };
  }
}

/** Where to, by the source of supply, and who bears the freight: what the clerk leaves out is what the task says. */
async function asTheTaskSays(tx: Transaction, companyCode: string, { returnNo, taskId }: FactRequest<'instruct'>): Promise<object> {
  if (taskId === undefined) return {};
  const [task] = await tx.query<{ menu: TaskMenu }>(`select body->'menu' as menu from task where company_code = $1 and return_no = $2 and task_id = $3 and accepts = 'instruct'`, [companyCode, returnNo, taskId]);
  const { address, freight } = task?.menu ?? {};
  return { ...(address !== undefined && { addressCode: address }), ...(freight !== undefined && { freightPayer: freight.payer }) };
}

/** S001-07 三.7B: goods go back to where they came from; held to it where master data keeps that address. */
async function addressFaults(tx: Transaction, companyCode: string, given: string, asked: string | undefined): Promise<FieldError[]> {
  if (asked === undefined || given === asked || (await returnAddress(tx, companyCode, asked)) === null) return [];
  return [{ path: 'addressCode', zh: `按供货来源应寄至 ${asked}。`, en: `By the source of supply these goods go to ${asked}.` }];
}
