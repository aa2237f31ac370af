import { Code } from '@guitu/contracts/scalars';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { HandlerFailure } from '@guitu/messaging/handler-failure';
import { listParked, type ParkedEvent } from '@guitu/messaging/parked-events';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { EventReader } from '@guitu/platform/service/event-reader';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const Stream = z.strictObject({
  source: z.enum(SERVED_DESKS),
  subject: z.string().min(3).max(120).regex(/^[\x21-\x7e]+$/),
}).meta({ id: 'EventStream' });
const ParkedList = z.strictObject({ parked: z.array(z.strictObject({
  source: z.string(), subject: z.string(), seq: z.int(), kind: z.enum(['gap', 'poison']), reason: z.string(), type: z.string(), parkedAt: z.iso.datetime(),
})) }).meta({ id: 'ParkedEvents' });
const NOTHING_PARKED = Problem.conflict('nothing-parked', '此流没有被搁置的事件。', 'Nothing holds this stream up.');
/** Streams of the house itself: policies and calendars belong to no company. */
const OF_THE_HOUSE = ['policy/', 'calendar/'];
const concerns = (subject: string, { companyCode }: Actor): boolean => [`${companyCode}/`, ...OF_THE_HOUSE].some((start) => subject.startsWith(start));
const Skip = Stream.extend({ reasonCode: Code }).meta({ id: 'SkipParked' });

/** Events that hold up their return: handled again, or skipped by a decision, in order either way. */
@ApiTags('parked events')
@Controller('parked')
export class ParkedController {
  constructor(private readonly database: Database, private readonly reader: EventReader) {}

  @Get()
  @Permit('operations.read')
  @ApiOperation({ summary: '搁置的事件 · Parked events, failed ones first' })
  @ApiOkResponse({ standardSchema: ParkedList })
  async list(@CurrentActor() actor: Actor): Promise<{ parked: ParkedEvent[] }> {
    return { parked: (await listParked(this.database.dataSource)).filter(({ subject }) => concerns(subject, actor)) };
  }

  @Post('replays')
  @HttpCode(200)
  @Permit('operations.repair')
  @ApiOperation({ summary: '重新处理 · Handle the event that holds this stream up again' })
  @ApiOkResponse({ standardSchema: Stream })
  replay(@CurrentCommand() command: Command, @Body({ schema: Stream }) { source, subject }: z.infer<typeof Stream>): Promise<{ source: string; subject: string }> {
    return settle(command, source, subject, () => this.reader.positions.replayParked(source, subject));
  }

  @Post('skips')
  @HttpCode(200)
  @Permit('operations.repair')
  @ApiOperation({ summary: '跳过 · Let the event that holds this stream up have no effect; it is kept as a dead letter' })
  @ApiOkResponse({ standardSchema: Stream })
  skip(@CurrentCommand() command: Command, @Body({ schema: Skip }) { source, subject, reasonCode }: z.infer<typeof Skip>): Promise<{ source: string; subject: string }> {
    return settle(command, source, subject, () => this.reader.positions.skipParked(source, subject, `${command.actor.staff} ${reasonCode}`));
  }
}

/** Positions commit by themselves: what waits behind the event follows in transactions of its own. */
function settle(command: Command, source: string, subject: string, work: () => Promise<void>): Promise<{ source: string; subject: string }> {
  return command.run(async () => {
    if (!concerns(subject, command.actor)) throw NOTHING_PARKED;
    try {
      await work();
    } catch (error) {
      if (error instanceof HandlerFailure) throw Problem.conflict('failed-again', `再次失败：${error.message}`, `It failed again: ${error.message}`);
      throw NOTHING_PARKED;
    }
    return { source, subject };
  });
}
