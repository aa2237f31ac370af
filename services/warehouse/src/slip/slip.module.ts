import { Module } from '@nestjs/common';
import { MakeSlip } from './make-slip.js';
import { SlipController } from './slip.controller.js';

@Module({ controllers: [SlipController], providers: [MakeSlip] })
export class SlipModule {}
