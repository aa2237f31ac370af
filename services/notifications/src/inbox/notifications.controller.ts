import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { countUnread, listNotifications, ListQuery, NotificationPage, Ord, Unread } from './notification-list.js';
import { readNotification, readUpTo } from './read-notification.js';

const ReadAll = z.strictObject({ upTo: Ord }).meta({ id: 'ReadAllNotifications' });
const ReadCount = z.strictObject({ read: z.int() }).meta({ id: 'NotificationsRead' });
const ReadOne = z.strictObject({ id: z.uuid(), readAt: Instant }).meta({ id: 'NotificationRead' });

/** A person's own notifications; nobody reads another's. */
@ApiTags('notifications')
@Permit('notice.read')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: '我的通知 · My notifications, newest first' })
  @ApiOkResponse({ standardSchema: NotificationPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: ListQuery }) query: ListQuery): Promise<NotificationPage> {
    return listNotifications(this.database, actor.staff, query);
  }

  @Get('unread-count')
  @ApiOperation({ summary: '未读数 · Number of unread notifications, 99+ when there are more' })
  @ApiOkResponse({ standardSchema: Unread })
  unread(@CurrentActor() actor: Actor): Promise<Unread> {
    return countUnread(this.database, actor.staff);
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOperation({ summary: '全部已读 · Mark everything up to a place in the list as read' })
  @ApiOkResponse({ standardSchema: ReadCount })
  readAll(@CurrentCommand() command: Command, @Body({ schema: ReadAll }) { upTo }: z.infer<typeof ReadAll>): Promise<{ read: number }> {
    return command.run((tx) => readUpTo(tx, command.actor.staff, upTo));
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: '已读 · Mark one notification as read' })
  @ApiOkResponse({ standardSchema: ReadOne })
  read(@CurrentCommand() command: Command, @Param('id', { schema: z.uuid() }) id: string): Promise<{ id: string; readAt: number }> {
    return command.run((tx) => readNotification(tx, command.actor.staff, id));
  }
}
