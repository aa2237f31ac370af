import { Database } from '@guitu/persistence/database';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { ANSWER_WITHIN } from '@guitu/postings/answer-within';
import type { Connector } from '@guitu/postings/connector';
import { Connectors } from '@guitu/postings/connectors';
import { PostingLoop } from '@guitu/postings/posting-loop';
import { postingWatch } from '@guitu/postings/posting-watch';
import { SendPostings } from '@guitu/postings/send-postings';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { ReworkOrderModule } from '../rework-order/rework-order.module.js';
import { ChooseOrderMode } from './choose-order-mode.js';
import { ConcludeOrder } from './conclude-order.js';
import { OrderPostingController } from './order-posting.controller.js';
import { PostOrder } from './post-order.js';
import { SettleOrder } from './settle-order.js';

/** Orders of rework and replenishment that the ERP gives their numbers. */
@Module({})
export class OrderPostingModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly database: Database) {}

  onModuleInit(): void {
    this.alarms.add(postingWatch(this.database, 'pmc'));
  }

  static for(connectors: readonly Connector[]): DynamicModule {
    return {
      module: OrderPostingModule,
      imports: [ReworkOrderModule],
      controllers: [OrderPostingController],
      providers: [
        PostOrder, ConcludeOrder, SettleOrder, ChooseOrderMode,
        { provide: Connectors, useValue: new Connectors(connectors) },
        {
          provide: SendPostings, inject: [Database, ConcludeOrder],
          useFactory: (database: Database, conclude: ConcludeOrder) => new SendPostings({
            database, connectors, clock: Date.now, answerWithin: ANSWER_WITHIN, ended: async (tx, id) => void (await conclude.ended(tx, id)),
          }),
        },
        { provide: PostingLoop, inject: [SendPostings], useFactory: (send: SendPostings) => new PostingLoop(send, connectors.length > 0) },
      ],
    };
  }
}
