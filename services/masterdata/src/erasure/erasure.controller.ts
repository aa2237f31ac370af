import { ERASURES } from '@guitu/contracts/masterdata/erasure';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { EraseBody, Erased, erasePerson } from './erase-person.js';

const ErasureList = z.strictObject({ items: z.array(z.strictObject({
  id: z.uuid(), staff: z.string().nullable(), customerCode: z.string().nullable(), reasonCode: z.string(), orderedBy: z.string(), orderedAt: z.int(), appliedAt: z.int(), replayed: z.boolean(), contacts: z.int(),
})) }).meta({ id: 'ErasureList' });

@ApiTags('删除个人信息 erasure')
@Permit('person.erase')
@Controller('erasures')
export class ErasureController {
  private readonly orders: Journal;

  constructor(private readonly database: Database, wake: RelayWake, { topicPrefix }: ServiceConfig) {
    this.orders = new Journal(topicOf(topicPrefix, ERASURES), wake);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '删除个人信息 · Erase a person’s data; totals and audit stay' })
  @ApiOkResponse({ standardSchema: Erased })
  erase(@CurrentCommand() command: Command, @Body({ schema: EraseBody }) body: z.infer<typeof EraseBody>): Promise<{ id: string; contacts: number }> {
    return command.run((tx) => erasePerson(tx, this.orders, command.actor, body));
  }

  @Get()
  @ApiOperation({ summary: '删除记录 · What was erased, by whose order, newest first' })
  @ApiOkResponse({ standardSchema: ErasureList })
  async list(@CurrentActor() { companyCode }: Actor): Promise<z.infer<typeof ErasureList>> {
    const items = await this.database.query<z.infer<typeof ErasureList>['items'][number]>(
      `select id, staff, customer_code as "customerCode", reason_code as "reasonCode", ordered_by as "orderedBy", floor(extract(epoch from ordered_at) * 1000)::float8 as "orderedAt",
         floor(extract(epoch from applied_at) * 1000)::float8 as "appliedAt", replayed, contacts from erasure where company_code = $1 order by ordered_at desc limit 500`, [companyCode],
    );
    return { items };
  }
}
