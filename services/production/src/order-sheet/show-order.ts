import type { Actor } from '@guitu/identity/actor';
import { Database } from '@guitu/persistence/database';
import { versionOf } from '@guitu/platform/printing/keep-paper';
import type { ShownSheet } from '@guitu/platform/printing/shown-sheet';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Injectable } from '@nestjs/common';
import { findWork } from '../order-date/find-work.js';
import { orderSheet } from './order-sheet.rules.js';
import { readOrder } from './read-order.js';

/** 看指令单: the order as it would be printed now. Nothing is kept and no print is counted; its page says so. */
@Injectable()
export class ShowOrder {
  constructor(private readonly database: Database, private readonly config: ServiceConfig) {}

  /** @throws Problem or AccessDenied 404 */
  async asItStands(actor: Actor, no: string): Promise<ShownSheet> {
    const work = await findWork(this.database, actor, no);
    const sheet = orderSheet(work, await readOrder(this.database, actor.companyCode, work), this.config.timeZone);
    const version = await versionOf(this.database, { companyCode: actor.companyCode, ref: no }, sheet);
    const [clock] = await this.database.query<{ now: number }>('select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now');
    return { sheet, version, printNo: null, copies: 1, askedAt: clock?.now ?? 0 };
  }
}
