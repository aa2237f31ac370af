import { factEvent } from '@guitu/contracts/events/fact-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { PlanPayload } from '@guitu/contracts/facts/production';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';

const Planned = factEvent('quality', 'plan');

/** Hears from the quality desk how a portion is to be repaired; the newest plan counts. */
@Controller()
export class WorkPlanConsumer {
  @EventPattern<string>(Planned.type)
  async planned(@Payload() body: unknown, @Ctx() { tx, seq }: EventContext): Promise<void> {
    const { companyCode, returnNo, scope, recordedAt, payload } = readEvent(Planned, body);
    if (scope?.portion === undefined) return;
    const { feasible, hours, parts, promisedAt, formNo } = PlanPayload.parse(payload);
    await tx.execute(
      `insert into work_plan as p (company_code, return_no, portion, seq, feasible, hours, parts, promised_at, form_no, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (company_code, return_no, portion) do update set seq = excluded.seq, feasible = excluded.feasible, hours = excluded.hours, parts = excluded.parts,
         promised_at = excluded.promised_at, form_no = excluded.form_no, recorded_at = excluded.recorded_at where excluded.seq > p.seq`,
      [companyCode, returnNo, scope.portion, seq, feasible, hours, JSON.stringify(parts), promisedAt === undefined ? null : new Date(promisedAt), formNo ?? null, new Date(recordedAt)]);
  }
}

export const PLAN_READS: readonly Subscription[] = [{ source: 'quality', only: [Planned.type] }];
