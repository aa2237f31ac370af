import { Controller, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { defer, filter, from, interval, map, merge, mergeMap, takeUntil, type Observable } from 'rxjs';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { notificationAt, notificationsAfter, Ord, type NotificationItem } from '../inbox/notification-list.js';
import { NotificationBell } from './notification-bell.js';

/** Shorter than the idle limits of usual proxies (ms). */
const KEEP_ALIVE = 20_000;

/**
 * New notifications as server-sent events (event `notification`, id = place in the list). After a break the browser sends
 * Last-Event-ID and gets what it missed; at worst a row comes twice, so screens key rows by id.
 */
@ApiTags('notifications')
@Permit('notice.read')
@Controller('notifications')
export class LiveController {
  constructor(private readonly database: Database, private readonly bell: NotificationBell) {}

  @Sse('stream')
  @ApiOperation({ summary: '实时通知 · Live notifications (text/event-stream)' })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(@CurrentActor() { staff }: Actor, @Req() request: Request): Observable<MessageEvent> {
    const since = Ord.safeParse(request.headers['last-event-id']);
    const missed = defer(async () => (since.success ? notificationsAfter(this.database, staff, since.data) : [])).pipe(mergeMap((items) => from(items)));
    const live = this.bell.heard.pipe(
      filter((chime) => chime.person === staff),
      mergeMap(({ ord }) => notificationAt(this.database, staff, ord)),
      filter((item) => item !== null),
    );
    const pings = interval(KEEP_ALIVE).pipe(map((): MessageEvent => ({ type: 'ping', data: {} })));
    return merge(merge(missed, live).pipe(map(toEvent)), pings).pipe(takeUntil(this.bell.stopped));
  }
}

const toEvent = (item: NotificationItem): MessageEvent => ({ id: item.ord, type: 'notification', data: item });
