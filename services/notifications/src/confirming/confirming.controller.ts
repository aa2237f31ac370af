import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { NotificationClock } from '../notification-clock.js';
import { confirm, Confirmations, ConfirmationsQuery, Confirmed, listConfirmations } from './confirm.js';
import { HousePhoneBook } from './house-phone-book.js';

@ApiTags('confirmations')
@Controller()
export class ConfirmingController {
  constructor(private readonly database: Database, private readonly clock: NotificationClock, private readonly phoneBook: HousePhoneBook) {}

  @Post('notifications/:id/confirm')
  @Permit('notice.read')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Confirmed })
  @ApiOperation({ summary: '已执行 · Say that a stop of shipments or production is carried out' })
  confirm(@CurrentCommand() command: Command, @Param('id', { schema: z.uuid() }) id: string): Promise<{ id: string; confirmedAt: number }> {
    return command.run((tx) => confirm(tx, command.actor, id, this.clock.now()));
  }

  @Get('confirmations')
  @Permit('task.assign')
  @ApiOperation({ summary: '电话名单 · Who has not confirmed a stop at my plants, with the phones of those to be called; of one return: everybody' })
  @ApiOkResponse({ standardSchema: Confirmations })
  list(@CurrentActor() actor: Actor, @Query({ schema: ConfirmationsQuery }) query: z.infer<typeof ConfirmationsQuery>): Promise<Confirmations> {
    return listConfirmations(this.database, actor, query, this.clock.now(), this.phoneBook);
  }
}
