import { Database } from '@guitu/persistence/database';
import { AlarmLoop } from '@guitu/platform/alarms/alarm-loop';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AnswerClaim } from './answer-claim.js';
import { claimWatch } from './claim-watch.js';
import { ClaimController } from './claim.controller.js';
import { OpenClaim } from './open-claim.js';
import { RecoverClaim } from './recover-claim.js';

@Module({ controllers: [ClaimController], providers: [OpenClaim, AnswerClaim, RecoverClaim] })
export class ClaimModule implements OnModuleInit {
  constructor(private readonly alarms: AlarmLoop, private readonly database: Database) {}

  onModuleInit(): void {
    this.alarms.add(claimWatch(this.database));
  }
}
