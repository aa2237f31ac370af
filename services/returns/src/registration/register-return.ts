import { attachToFact } from '@guitu/attachments/attach-to-fact';
/** 登记: a return gets its number, its policy and its calendar, and the process learns of it. */
import { Injectable } from '@nestjs/common';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Directory } from '@guitu/identity/directory';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { authorityOf, capacityOf } from '@guitu/task-desk/facts/authority';
import { stateFact } from '@guitu/task-desk/facts/state-fact';
import { readAnswer } from '@guitu/task-desk/returns/read-answer';
import { StateDayTotals } from '../day-totals/state-day-totals.js';
import { claimDeliveries } from '../matching/claim-deliveries.js';
import { planRegistration } from '../matching/plan-registration.js';
import { policyFor } from '../policy/policy-in-force.js';
import { findImported } from './find-imported.js';
import { drawNumber, RETURN_RANGE } from './number-range.js';
import { localYear, paperNumber } from './paper-number.rules.js';
import { databaseNow } from '@guitu/persistence/database-now';
import { registrationFaults } from './registration.rules.js';
import { registrationPayload } from './registration-payload.js';
import { requireReturnable } from './returnable.rules.js';
import { stateSerials } from './state-serials.js';
import { storeCase } from './store-case.js';

@Injectable()
export class RegisterReturn {
  constructor(private readonly journal: Journal, private readonly config: ServiceConfig, private readonly directory: Directory, private readonly dayTotals: StateDayTotals) {}

  /**
   * A repeated import (same source and external id, same content) answers the return it made the first time.
   * @throws AccessDenied 403 for a plant that is not the clerk's · Problem 409 when the external id stands for another return, or the
   * goods may not be returned (more than was delivered, a serial in another return) · 422: what registration.rules.ts says, or no policy in force
   */
  execute(command: Command, body: RegisterReturnBody): Promise<RecordedFact> {
    const { actor } = command;
    if (!actor.plantCodes.includes(body.plantCode)) throw new AccessDenied(403, 'not-your-plant', '不能为其他分厂登记退货。', 'Returns of another plant are registered there.');
    return command.run(async (tx) => {
      const now = await databaseNow(tx);
      const faults = registrationFaults(body, now);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '登记内容有误，请看各字段说明。', 'The registration is not valid; see the fields.', faults);
      const imported = body.externalId === undefined ? null : await findImported(tx, actor.companyCode, body.externalId, body, this.config.timeZone);
      return imported ?? this.register(tx, command, body, now);
    });
  }

  private async register(tx: Transaction, command: Command, body: RegisterReturnBody, now: number): Promise<RecordedFact> {
    const { actor, via, traceparent } = command;
    const { companyCode } = actor;
    const inForce = await policyFor(tx, { companyCode, plantCode: body.plantCode }, body.customerCode, body.policyKey);
    const { lines, findings } = await planRegistration(tx, companyCode, body, true);
    requireReturnable(lines, findings);
    const year = localYear(new Date(now), inForce.zone);
    const returnNo = paperNumber(RETURN_RANGE, year, await drawNumber(tx, companyCode, RETURN_RANGE, year));
    const payload = registrationPayload(body, lines, returnNo, inForce);
    const standing = this.directory.using(actor, 'record.register', { companyCode, plantCode: body.plantCode });
    const fact = await stateFact(tx, this.journal, 'returns', {
      kind: 'register', companyCode, plantCode: body.plantCode, returnNo, by: { dept: actor.dept, staff: actor.staff, ...capacityOf(standing) }, via, payload,
    }, { traceparent, authority: authorityOf(standing) });
    await attachToFact(tx, body.attachments ?? [], fact, actor.staff);
    await storeCase(tx, fact, payload, body, lines);
    await claimDeliveries(tx, companyCode, returnNo, lines);
    await stateSerials(tx, this.journal, fact, lines);
    await this.dayTotals.execute(tx, { companyCode, customerCode: body.customerCode, zone: inForce.zone, actor, traceparent });
    return { fact, task: null, answer: await readAnswer(tx, companyCode, returnNo, this.config.timeZone) };
  }
}
