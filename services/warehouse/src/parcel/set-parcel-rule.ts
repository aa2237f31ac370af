import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

export const ParcelRuleBody = z.strictObject({ mayRefuse: z.boolean() }).meta({ id: 'ParcelRule' });
export type ParcelRuleBody = z.infer<typeof ParcelRuleBody>;

/** 拒收: whether the house has a gate for papers at the dock (S003-02). A parcel without a return has no policy to ask. */
@Injectable()
export class SetParcelRule {
  execute(command: Command, { mayRefuse }: ParcelRuleBody): Promise<ParcelRuleBody> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      await tx.execute('insert into parcel_rule (company_code, may_refuse, set_by) values ($1, $2, $3) on conflict (company_code) do update set may_refuse = excluded.may_refuse, set_by = excluded.set_by, set_at = clock_timestamp()', [companyCode, mayRefuse, staff]);
      return { mayRefuse };
    });
  }
}
