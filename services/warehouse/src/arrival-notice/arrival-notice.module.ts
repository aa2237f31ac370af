import { Module } from '@nestjs/common';
import { NotifyArrival } from './notify-arrival.js';
import { ArrivalNoticeController } from './arrival-notice.controller.js';

@Module({ controllers: [ArrivalNoticeController], providers: [NotifyArrival] })
export class ArrivalNoticeModule {}
