import { Module } from '@nestjs/common';
import { PoolStartController } from './pool-start.controller.js';
import { StartPoolInspection } from './start-pool-inspection.js';

@Module({ controllers: [PoolStartController], providers: [StartPoolInspection] })
export class InspectionPoolModule {}
