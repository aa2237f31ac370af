import { Module } from '@nestjs/common';
import { RecordOnsiteResult } from './record-onsite-result.js';
import { OnsiteController } from './onsite.controller.js';

@Module({ controllers: [OnsiteController], providers: [RecordOnsiteResult] })
export class OnsiteModule {}
