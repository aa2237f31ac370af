import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Code } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { keepDeliveries } from './keep-deliveries.js';
import { DeliveryPage, DeliveryQuery, listDeliveries } from './list-deliveries.js';

const Batch = z.strictObject({
  sourceSystem: Code,
  /** true: everything is judged and nothing kept */
  dryRun: z.boolean().default(false),
  /** each is checked by itself (DeliveryRow), so that a wrong one does not refuse the others */
  rows: z.array(z.record(z.string(), z.unknown())).min(1).max(500),
}).meta({ id: 'DeliveryBatch' });
const Fault = z.strictObject({ field: z.string(), code: z.string(), zh: z.string(), en: z.string() });
const BatchResult = z.strictObject({
  dryRun: z.boolean(),
  rows: z.array(z.strictObject({ deliveryNo: z.string(), lineNo: z.int().nullable(), outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']), faults: z.array(Fault) })),
}).meta({ id: 'DeliveryBatchResult' });

@ApiTags('发货台账 deliveries')
@Controller('delivery-lines')
export class DeliveriesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('delivery.read')
  @ApiOperation({ summary: '发货行 · Delivery lines by any number, with what may still be returned' })
  @ApiOkResponse({ standardSchema: DeliveryPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: DeliveryQuery }) query: DeliveryQuery): Promise<z.infer<typeof DeliveryPage>> {
    return listDeliveries(this.database, actor, query);
  }
}

@ApiTags('发货台账 deliveries')
@Controller()
export class DeliveryBatchController {
  @Put('delivery-lines\\:batch')
  @Permit('delivery.write')
  @ApiOperation({ summary: '批量维护发货行 · Keep up to 500 delivery lines, a result per row' })
  @ApiOkResponse({ standardSchema: BatchResult })
  batch(@CurrentCommand() command: Command, @Body({ schema: Batch }) { sourceSystem, dryRun, rows }: z.infer<typeof Batch>): Promise<z.infer<typeof BatchResult>> {
    const { companyCode, staff, plantCodes } = command.actor;
    return command.run(async (tx) => ({ dryRun, rows: await keepDeliveries(tx, { companyCode, staff, plantCodes, sourceSystem, dryRun }, rows) }));
  }
}
