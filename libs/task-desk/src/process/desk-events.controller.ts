import { readEvent } from '@guitu/contracts/events/read-event';
import { ClockStatedV1, FactAppliedV1, OperatorEntryV1, StatusStatedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { DEPARTMENTS } from '@guitu/contracts/vocabulary';
import type { EventContext } from '@guitu/messaging/event-context';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeskName } from '../desk.js';
import { confirmFact } from './confirm-fact.js';
import { OperatorEntries } from './operator-entries.js';
import { TaskStatements } from './task-statements.js';
import { upsertClock, upsertStatus } from './upsert-statements.js';

/** What this desk listens to on the process's topic; everything is idempotent by the process's sequence. */
@Controller()
export class DeskEventsController {
  constructor(private readonly name: DeskName, private readonly tasks: TaskStatements, private readonly entries: OperatorEntries) {}

  @EventPattern<string>(TaskStatedV1.type)
  async taskStated(@Payload() body: unknown, @Ctx() { tx, seq, addressedTo }: EventContext): Promise<void> {
    const task = readEvent(TaskStatedV1, body);
    if (task.desk === this.name.desk) await this.tasks.take(tx, task, seq);
    // A service that reads more than its desk needs (the case file) gets other desks' tasks too.
    else if (addressedTo?.includes(this.name.desk)) await this.tasks.giveUp(tx, task, seq);
  }

  @EventPattern<string>(ClockStatedV1.type)
  async clockStated(@Payload() body: unknown, @Ctx() { tx, seq, addressedTo }: EventContext): Promise<void> {
    // A service that reads more than its desk needs (the case file) gets other desks' clocks too.
    if (addressedTo && !addressedTo.includes(this.name.desk)) return;
    const clock = readEvent(ClockStatedV1, body);
    await upsertClock(tx, clock, seq, DEPARTMENTS[clock.owner.dept].desk === this.name.desk);
  }

  @EventPattern<string>(StatusStatedV1.type)
  async statusStated(@Payload() body: unknown, @Ctx() { tx, seq, time }: EventContext): Promise<void> {
    await upsertStatus(tx, readEvent(StatusStatedV1, body), seq, time);
  }

  @EventPattern<string>(FactAppliedV1.type)
  async factApplied(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    const applied = readEvent(FactAppliedV1, body);
    if (applied.source === this.name.desk) await confirmFact(tx, applied);
  }

  @EventPattern<string>(OperatorEntryV1.type)
  async operatorEntry(@Payload() body: unknown, @Ctx() { tx, headers }: EventContext): Promise<void> {
    const entry = readEvent(OperatorEntryV1, body);
    if (entry.desk === this.name.desk) await this.entries.carryOut(tx, entry, headers['traceparent']);
  }
}

/** For the service's `reads`. */
export const DESK_EVENT_TYPES = [TaskStatedV1, ClockStatedV1, StatusStatedV1, FactAppliedV1, OperatorEntryV1].map((event) => event.type);
