import { Fen } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

export const LabourRateBody = z.strictObject({ fenPerHour: Fen }).meta({ id: 'SetLabourRate' });
export type LabourRateBody = z.infer<typeof LabourRateBody>;

/** 工时费率: what an hour of work costs in this company, from now on; earlier hours keep theirs. */
@Injectable()
export class SetLabourRate {
  execute(command: Command, { fenPerHour }: LabourRateBody): Promise<LabourRateBody> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      await tx.execute('insert into labour_rate (company_code, fen_per_hour, set_by) values ($1, $2, $3)', [companyCode, fenPerHour, staff]);
      return { fenPerHour };
    });
  }
}
