import { Code, ReasonCode } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { requireRefusing } from './keep-parcel.js';
import { lockParcel, parcelById, requireUnidentified, type Parcel } from './parcel.js';

export const RefuseParcelBody = z.strictObject({ reasonCode: ReasonCode }).meta({ id: 'RefuseParcel' });
export const SendOffParcelBody = z.strictObject({ reasonCode: ReasonCode, waybillRef: Code }).meta({ id: 'SendOffParcel' });

/** The two ways a parcel leaves without belonging to a return: refused at the dock, or sent off because nobody claims it. */
@Injectable()
export class EndParcel {
  constructor(private readonly followUps: FollowUpDesk) {}

  /** 拒收 after it was unloaded. @throws Problem 404 · 409: not open any more, or the house refuses no parcels */
  refuse(command: Command, id: string, { reasonCode }: z.infer<typeof RefuseParcelBody>): Promise<Parcel> {
    return this.end(command, id, 'refused', reasonCode, null);
  }

  /** 退回无人认领: by a head. @throws Problem 404 · 409: not open any more */
  sendOff(command: Command, id: string, { reasonCode, waybillRef }: z.infer<typeof SendOffParcelBody>): Promise<Parcel> {
    return this.end(command, id, 'sent_off', reasonCode, waybillRef);
  }

  private end(command: Command, id: string, state: 'refused' | 'sent_off', reasonCode: string, waybill: string | null): Promise<Parcel> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const parcel = await lockParcel(tx, actor, id);
      requireUnidentified(parcel);
      if (state === 'refused') await requireRefusing(tx, companyCode);
      const now = await databaseNow(tx);
      await tx.execute('update parcel set state = $2, reason_code = $3, ended_by = $4, ended_at = $5, ended_waybill = $6 where id = $1', [id, state, reasonCode, staff, new Date(now), waybill]);
      await this.followUps.close(tx, { companyCode, kind: 'identify_parcel', ref: parcel.parcel_no }, staff, state, now);
      return parcelById(tx, actor, id);
    });
  }
}
