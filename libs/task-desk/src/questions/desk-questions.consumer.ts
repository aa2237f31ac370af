import { QuestionStatedV1 } from '@guitu/contracts/events/question-stated';
import { readEvent } from '@guitu/contracts/events/read-event';
import { DEPARTMENTS, type Desk } from '@guitu/contracts/vocabulary';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeskName } from '../desk.js';

/** Questions put to this desk's departments; statements of one question come in order. */
@Controller()
export class DeskQuestionsConsumer {
  constructor(private readonly name: DeskName) {}

  @EventPattern<string>(QuestionStatedV1.type)
  async stated(@Payload() body: unknown, @Ctx() { tx }: EventContext): Promise<void> {
    const { questionId, companyCode, plantCode, returnNo, to, dueAt, state, ...more } = readEvent(QuestionStatedV1, body);
    if (to === null || DEPARTMENTS[to.dept].desk !== this.name.desk) return;
    await tx.execute(
      `insert into desk_question (id, company_code, plant_code, return_no, dept, due_at, state, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (id) do update set state = excluded.state, body = excluded.body`,
      [questionId, companyCode, plantCode, returnNo, to.dept, new Date(dueAt), state, JSON.stringify({ to, ...more })],
    );
  }
}

/** For the service's `reads`. */
export const questionReads = (desk: Desk): Subscription => ({ source: 'returns', only: [QuestionStatedV1.type], addressedTo: desk });
