import { Database } from '@guitu/persistence/database';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { ANSWER_WITHIN } from '@guitu/postings/answer-within';
import type { Connector } from '@guitu/postings/connector';
import { Connectors } from '@guitu/postings/connectors';
import { PostingLoop } from '@guitu/postings/posting-loop';
import { postingWatch } from '@guitu/postings/posting-watch';
import { SendPostings } from '@guitu/postings/send-postings';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { PayRefund } from '../refund/pay-refund.js';
import { RecordRefundFailure } from '../refund/record-refund-failure.js';
import { RefundController } from '../refund/refund.controller.js';
import { ChooseMode } from './choose-mode.js';
import { ConcludePosting } from './conclude-posting.js';
import { OrderMoneyOut } from './order-money-out.js';
import { PostSettlement } from './post-settlement.js';
import { PostingController } from './posting.controller.js';
import { SettleUnknown } from './settle-unknown.js';

/** Credits and refunds share their way out of the house. */
@Module({})
export class PostingModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly database: Database) {}

  onModuleInit(): void {
    this.alarms.add(postingWatch(this.database, 'fin'));
  }

  static for(connectors: readonly Connector[]): DynamicModule {
    return {
      module: PostingModule,
      controllers: [PostingController, RefundController],
      providers: [
        PostSettlement, PayRefund, RecordRefundFailure, OrderMoneyOut, ConcludePosting, SettleUnknown, ChooseMode,
        { provide: Connectors, useValue: new Connectors(connectors) },
        {
          provide: SendPostings, inject: [Database, ConcludePosting],
          useFactory: (database: Database, conclude: ConcludePosting) => new SendPostings({
            database, connectors, clock: Date.now, answerWithin: ANSWER_WITHIN, ended: async (tx, id) => void (await conclude.ended(tx, id)),
          }),
        },
        { provide: PostingLoop, inject: [SendPostings], useFactory: (send: SendPostings) => new PostingLoop(send, connectors.length > 0) },
      ],
    };
  }
}
