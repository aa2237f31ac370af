import { Module } from '@nestjs/common';
import { NudgeTask } from './nudge-task.js';
import { NudgingController } from './nudging.controller.js';

@Module({ controllers: [NudgingController], providers: [NudgeTask] })
export class NudgingModule {}
