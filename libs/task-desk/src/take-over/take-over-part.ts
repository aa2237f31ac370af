import type { ReturnTakenOver } from '@guitu/contracts/events/return-taken-over';
import type { Transaction } from '@guitu/persistence/transaction';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TakeOver } from './take-over.js';

/** What a department takes over of a return beside its facts: proposals that were audited, the places where goods lie. May refuse with a Problem. */
@Injectable()
export abstract class TakeOverPart implements OnModuleInit {
  constructor(private readonly takeOver: TakeOver) {}

  onModuleInit(): void {
    this.takeOver.join(this);
  }

  /** Before the facts. */
  async before(_tx: Transaction, _load: ReturnTakenOver): Promise<void> {
    return Promise.resolve();
  }

  /** After the facts. */
  async after(_tx: Transaction, _load: ReturnTakenOver): Promise<void> {
    return Promise.resolve();
  }
}
