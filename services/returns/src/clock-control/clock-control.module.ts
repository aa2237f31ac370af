import { Module } from '@nestjs/common';
import { ClockControlController } from './clock-control.controller.js';
import { PauseClocks } from './pause-clocks.js';
import { ResumeClocks } from './resume-clocks.js';

@Module({ controllers: [ClockControlController], providers: [PauseClocks, ResumeClocks] })
export class ClockControlModule {}
