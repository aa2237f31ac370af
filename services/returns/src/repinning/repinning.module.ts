import { Module } from '@nestjs/common';
import { RepinPolicy } from './repin-policy.js';
import { RepinningController } from './repinning.controller.js';

@Module({ controllers: [RepinningController], providers: [RepinPolicy] })
export class RepinningModule {}
