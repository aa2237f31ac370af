import { ERASURES } from '@guitu/contracts/masterdata/erasure';
import { Permit } from '@guitu/identity/permit';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import { RelayWake } from '@guitu/messaging/relay-wake';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Restated, restateCompany } from './restate-company.js';

@ApiTags('重新发布 restatement')
@Permit('operations.repair')
@Controller('restatements')
export class RestatementController {
  private readonly erasures: Journal;

  constructor(private readonly records: Journal, wake: RelayWake, { topicPrefix }: ServiceConfig) {
    this.erasures = new Journal(topicOf(topicPrefix, ERASURES), wake);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '重新发布全部主数据（主题丢失或重建后）· Say everything of the company again, after the topic was lost or made again' })
  @ApiOkResponse({ standardSchema: Restated })
  restate(@CurrentCommand() command: Command): Promise<z.infer<typeof Restated>> {
    return command.run((tx) => restateCompany(tx, this.records, this.erasures, command.actor.companyCode));
  }
}
