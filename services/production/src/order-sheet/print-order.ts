import { requirePlace } from '@guitu/identity/access.rules';
import type { Command } from '@guitu/platform/command/command';
import { keepPaper, PrintWish, queuePrint, type PrintRun } from '@guitu/platform/printing/keep-paper';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { findWork } from '../order-date/find-work.js';
import { orderSheet } from './order-sheet.rules.js';
import { readOrder } from './read-order.js';

export const PrintOrderBody = PrintWish.meta({ id: 'PrintOrder' });

/** 打印生产指令单、返工单、补货单: what is to be made, how many, by when, with the box of 首件 (product.md D4). */
@Injectable()
export class PrintOrder {
  constructor(private readonly config: ServiceConfig) {}

  /** @param no an order's number, or the public id of the open task of work without one · @throws Problem or AccessDenied 404 */
  execute(command: Command, no: string, wish: z.infer<typeof PrintOrderBody>): Promise<PrintRun> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const work = await findWork(tx, actor, no, true);
      requirePlace(actor, { companyCode, plantCode: work.plant_code });
      const sheet = orderSheet(work, await readOrder(tx, companyCode, work), this.config.timeZone);
      const paper = await keepPaper(tx, { companyCode, plantCode: work.plant_code, ref: no }, sheet, staff);
      return queuePrint(tx, paper, { ...wish, staff });
    });
  }
}
