import { Module } from '@nestjs/common';
import { DecideDisposition } from './decide-disposition.js';
import { DispositionController } from './disposition.controller.js';

@Module({ controllers: [DispositionController], providers: [DecideDisposition] })
export class DispositionModule {}
