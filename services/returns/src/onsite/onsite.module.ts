import { Module } from '@nestjs/common';
import { CompleteOnsiteWork } from './complete-onsite-work.js';
import { RecordOnsiteResult } from './record-onsite-result.js';
import { OnsiteController } from './onsite.controller.js';

@Module({ controllers: [OnsiteController], providers: [CompleteOnsiteWork, RecordOnsiteResult] })
export class OnsiteModule {}
