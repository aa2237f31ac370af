import { Module } from '@nestjs/common';
import { CompleteOnsiteWork } from './complete-onsite-work.js';
import { OnsiteController } from './onsite.controller.js';
import { RecordOnsiteResult } from './record-onsite-result.js';

@Module({ controllers: [OnsiteController], providers: [RecordOnsiteResult, CompleteOnsiteWork] })
export class OnsiteModule {}
