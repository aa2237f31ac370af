import { Code, LineNo, ReturnNo, TaskId } from '@guitu/contracts/scalars';
import type { TaskStatement } from '@guitu/contracts/task';
import { requirePlace } from '@guitu/identity/access.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { companyOf } from '@guitu/platform/printing/company-of';
import { keepPaper, PrintRun, PrintWish, queuePrint } from '@guitu/platform/printing/keep-paper';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FIRST_CONSIGNMENT } from '../receipt/first-consignment.js';
import { statusOf } from '../stock/task-line.js';
import { countedLines, unlistedMoves, type SlipLine } from './slip-lines.js';
import { batchFaults, slipSheet, SLIP_KINDS, SLIP_WORDS, type SlipKind } from './slip-sheet.rules.js';

export const MakeSlipBody = z.strictObject({
  kind: z.enum(SLIP_KINDS), returnNo: ReturnNo,
  /** of a return slip */
  consignment: Code.default(FIRST_CONSIGNMENT),
  /** batches that nobody wrote down before */
  batches: z.array(z.strictObject({ line: LineNo, batch: Code })).max(200).default([]),
  /** the duty that asks for the slip; it is done with it */
  taskId: TaskId.optional(), ...PrintWish.shape,
}).meta({ id: 'MakeSlip' });
export const SlipMade = z.object({ id: z.uuid(), slipNo: z.string(), kind: z.enum(SLIP_KINDS), returnNo: z.string(), print: PrintRun }).meta({ id: 'SlipMade' });
export type SlipMade = z.infer<typeof SlipMade>;

/** 开退货单、入库单: made from the count or the put-aways, numbered, and printed at once; the duty that asked for it is done with it (S000-03 §5). */
@Injectable()
export class MakeSlip {
  constructor(private readonly facts: FactDesk) {}

  /** @throws Problem or AccessDenied 404: no such return or task here · 409: nothing to list, or the task is not open · 422: batches */
  execute(command: Command, body: z.infer<typeof MakeSlipBody>): Promise<SlipMade> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    const { kind, returnNo, copies, printerCode } = body;
    return command.run(async (tx) => {
      const status = await statusOf(tx, companyCode, returnNo);
      if (status === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
      const { plantCode, customerCode, policy } = status;
      requirePlace(actor, { companyCode, plantCode });
      // two slips of one return come one after the other
      await tx.query('select 1 from return_status where company_code = $1 and return_no = $2 for update', [companyCode, returnNo]);
      const now = await databaseNow(tx);
      const consignment = kind === 'return_slip' ? body.consignment : null;
      const task = body.taskId === undefined ? null : await dutyOf(tx, companyCode, returnNo, body.taskId);
      const listed = await this.listed(tx, companyCode, body, { staff, now });
      const lines = listed.lines.map((one) => ({ ...one, batch: body.batches.find(({ line }) => line === one.line)?.batch ?? one.batch }));
      const faults = batchFaults(lines, task?.menu.fields?.includes('batchNo') === true);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '单据资料不全，请看各字段说明。', 'The slip is not complete; see the fields.', faults);
      const { id, slipNo } = await numbered(tx, { companyCode, plantCode, kind, returnNo, consignment, staff, now });
      for (const factId of listed.moves) await tx.execute('insert into slip_move (fact_id, slip_id) values ($1, $2)', [factId, id]);
      const sheet = slipSheet({ kind, slipNo, company: await companyOf(tx, companyCode), policy, returnNo, customerCode, consignment, signed: listed.signed }, lines);
      const paper = await keepPaper(tx, { companyCode, plantCode, ref: slipNo }, sheet, staff);
      if (task !== null) await this.done(tx, command, task, slipNo, lines);
      return { id, slipNo, kind, returnNo, print: await queuePrint(tx, paper, { copies, printerCode, staff }) };
    });
  }

  private async listed(tx: Transaction, companyCode: string, { kind, returnNo, consignment }: z.infer<typeof MakeSlipBody>, { staff, now }: { staff: string; now: number }): Promise<{ lines: SlipLine[]; moves: string[]; signed: { staff: string; at: number } }> {
    if (kind === 'return_slip') {
      const counted = await countedLines(tx, companyCode, returnNo, consignment);
      if (counted === null || counted.lines.length === 0) throw Problem.conflict('nothing-counted', `退货单 ${returnNo} 批次 ${consignment} 尚未验收到货物，不能开单。`, `Nothing of the consignment ${consignment} of ${returnNo} was counted: there is no slip to make.`);
      return { lines: counted.lines, moves: [], signed: { staff: counted.by, at: counted.at.getTime() } };
    }
    const moves = await unlistedMoves(tx, companyCode, returnNo);
    if (moves.length === 0) throw Problem.conflict('nothing-stocked', `退货单 ${returnNo} 没有尚未开单的入库。`, `Nothing of ${returnNo} was put away that stands on no slip.`);
    return { lines: moves, moves: moves.map(({ factId }) => factId), signed: { staff, at: now } };
  }

  /** The duty's own rules hold: whose it is, whether it is open, every field of its form. */
  private async done(tx: Transaction, command: Command, task: TaskStatement, slipNo: string, lines: readonly SlipLine[]): Promise<void> {
    const said = (of: (one: SlipLine) => string | null): string => lines.map((one) => of(one) ?? '').join('、').slice(0, 60);
    const values: Readonly<Record<string, string>> = { item: said(({ item }) => item), itemNo: said(({ item }) => item), model: said(({ item }) => item), qty: said(({ qty }) => qty), receivedQty: said(({ qty }) => qty), batchNo: said(({ batch }) => batch) };
    const fields = Object.fromEntries((task.menu.fields ?? []).flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])));
    await this.facts.actionFor('duty')?.execute({ ...command, run: (work) => work(tx) }, { returnNo: task.returnNo, taskId: task.taskId, payload: { duty: task.menu.duty, formNo: slipNo, fields } });
  }
}

async function dutyOf(tx: Transaction, companyCode: string, returnNo: string, taskId: string): Promise<TaskStatement> {
  const [row] = await tx.query<{ body: TaskStatement }>(`select body from task where company_code = $1 and return_no = $2 and task_id = $3 and accepts = 'duty'`, [companyCode, returnNo, taskId]);
  if (row === undefined) throw Problem.notFound('没有这项待办。', 'There is no such task.');
  return row.body;
}

interface About { readonly companyCode: string; readonly plantCode: string; readonly kind: SlipKind; readonly returnNo: string; readonly consignment: string | null; readonly staff: string; readonly now: number }
/** A consignment keeps its number when it is counted again; numbers of a company and kind have no gap. */
async function numbered(tx: Transaction, { companyCode, plantCode, kind, returnNo, consignment, staff, now }: About): Promise<{ id: string; slipNo: string }> {
  const [known] = await tx.query<{ id: string; slipNo: string }>('select id, slip_no as "slipNo" from slip where company_code = $1 and return_no = $2 and consignment = $3', [companyCode, returnNo, consignment]);
  if (known !== undefined) return known;
  const [number] = await tx.query<{ last: number }>('insert into slip_number as n (company_code, kind, last) values ($1, $2, 1) on conflict (company_code, kind) do update set last = n.last + 1 returning last', [companyCode, kind]);
  const made = { id: uuidv7(now), slipNo: `${SLIP_WORDS[kind].prefix}-${String(number?.last ?? 0).padStart(6, '0')}` };
  await tx.execute('insert into slip (id, company_code, plant_code, kind, slip_no, return_no, consignment, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [made.id, companyCode, plantCode, kind, made.slipNo, returnNo, consignment, staff, new Date(now)]);
  return made;
}
