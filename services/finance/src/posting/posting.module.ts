import { Database } from '@guitu/persistence/database';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import type { Connector } from '@guitu/postings/connector';
import { PostingLoop } from '@guitu/postings/posting-loop';
import { SendPostings } from '@guitu/postings/send-postings';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { PayRefund } from '../refund/pay-refund.js';
import { RecordRefundFailure } from '../refund/record-refund-failure.js';
import { RefundController } from '../refund/refund.controller.js';
import { ANSWER_WITHIN } from './answer-within.js';
import { ChooseMode } from './choose-mode.js';
import { ConcludePosting } from './conclude-posting.js';
import { Connectors } from './connectors.js';
import { OrderMoneyOut } from './order-money-out.js';
import { postingWatch } from './posting-watch.js';
import { PostSettlement } from './post-settlement.js';
import { PostingController } from './posting.controller.js';
import { SettleUnknown } from './settle-unknown.js';

/** Credits and refunds share their way out of the house. */
@Module({})
export class PostingModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly database: Database) {}

  onModuleInit(): void {
    this.alarms.add(postingWatch(this.database));
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
