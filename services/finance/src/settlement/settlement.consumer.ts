import { AmountProposedV1, ReturnClosedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import type { EventContext } from '@guitu/messaging/event-context';
import type { Subscription } from '@guitu/messaging/subscription';
import { DESK_EVENT_TYPES } from '@guitu/task-desk/process/desk-events.controller';
import { deskReads } from '@guitu/task-desk/task-desk.module';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { keepProposal } from './keep-proposal.js';

/** Hears what the process works out, with its reasons. */
@Controller()
export class SettlementConsumer {
  @EventPattern<string>(AmountProposedV1.type)
  async proposed(@Payload() body: unknown, @Ctx() { tx, seq, time }: EventContext): Promise<void> {
    await keepProposal(tx, readEvent(AmountProposedV1, body), seq, time);
  }
}

/** The desk's part of the process's topic, the amounts, and how returns end (failure-cost). */
export const FINANCE_READS: readonly Subscription[] = [{ ...deskReads('finance'), only: [...DESK_EVENT_TYPES, AmountProposedV1.type, ReturnClosedV1.type] }];
