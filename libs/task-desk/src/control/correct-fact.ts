/** 更正: what a fact of this desk should have said. The fact itself stays; the process applies the new one in its place while nobody has gone by it. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_PAYLOADS } from '@guitu/contracts/facts/payloads';
import { Directory } from '@guitu/identity/directory';
import { ROLES } from '@guitu/identity/roles';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { fieldErrors } from '@guitu/platform/http/strict-validation.pipe';
import { Injectable } from '@nestjs/common';
import { FactAction } from '../facts/fact-action.js';
import { FactDesk } from '../facts/fact-desk.js';
import type { Known, RecordedFactOf } from '../facts/fact-request.js';
import { plantOfTasks } from './plant-of-tasks.js';

interface Said { readonly kind: FactKind; readonly staff: string; readonly role: string; readonly dept: string }

/** Controls say what is to be done from then on: another control answers them, no correction. */
const CONTROLS: readonly FactKind[] = ['correct', 'override', 'claimed_time', 'pause', 'resume', 'extend', 'cancel', 'reopen', 'repin', 'resolve', 'grant', 'released', 'refused', 'withdraw'];

@Injectable()
export class CorrectFact extends FactAction<'correct'> {
  readonly kind = 'correct';

  constructor(desk: FactDesk, private readonly directory: Directory) {
    super(desk);
  }

  /** @throws Problem 404: no such fact of this return here · 403: not his, nor of a role he may act for */
  override async check({ actor, companyCode, plantCode, returnNo, payload }: Known<'correct'>, tx: Transaction): Promise<FieldError[]> {
    const said = await factOf(tx, companyCode, returnNo, payload.factId);
    if (said === null) throw Problem.notFound('本部门没有为此退货单登记过这条记录。', 'This desk recorded no such fact for the return.');
    const owner = { dept: said.dept, role: said.role, head: ROLES[said.role]?.head ?? said.role };
    if (said.staff !== actor.staff && this.directory.standingFor(actor, owner, companyCode, plantCode) === null && this.directory.standingFor(actor, { ...owner, role: owner.head }, companyCode, plantCode) === null) {
      throw new Problem(403, 'not-permitted', '只有登记人、同岗位人员或其主管可以更正。', 'Only who recorded it, people of the same role and their head may correct it.');
    }
    if (CONTROLS.includes(said.kind)) return [{ path: 'factId', zh: '控制操作不能更正，请另行操作。', en: 'a control is not corrected; record another one' }];
    const parsed = FACT_PAYLOADS[said.kind].safeParse(payload.payload, { reportInput: true });
    return parsed.success ? [] : fieldErrors(parsed.error).map((fault) => ({ ...fault, path: `payload.${fault.path}` }));
  }

  /** @throws Problem where the department's rows cannot follow any more */
  override async write(tx: Transaction, { scope: _scope, payload: { factId: corrects, payload }, ...fact }: RecordedFactOf<'correct'>): Promise<void> {
    const said = await factOf(tx, fact.companyCode, fact.returnNo, corrects);
    if (said === null) throw new Error(`no fact ${corrects} of ${fact.returnNo}`);
    await this.desk.actionFor(said.kind)?.correct(tx, { ...fact, kind: said.kind, corrects, payload: FACT_PAYLOADS[said.kind].parse(payload) });
  }

  override plantOf(tx: Transaction, companyCode: string, returnNo: string): Promise<string | null> {
    return plantOfTasks(tx, companyCode, returnNo);
  }
}

/** What this desk recorded under that id for the return; facts of controls included. */
async function factOf(tx: Transaction, companyCode: string, returnNo: string, factId: string): Promise<Said | null> {
  const [row] = await tx.query<Said>('select kind, staff, role, dept from fact where company_code = $1 and return_no = $2 and fact_id = $3', [companyCode, returnNo, factId]);
  return row ?? null;
}
