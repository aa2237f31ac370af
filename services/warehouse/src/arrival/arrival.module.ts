import { Module } from '@nestjs/common';
import { RecordArrival } from './record-arrival.js';
import { RecordDispatch } from './record-dispatch.js';
import { ArrivalController } from './arrival.controller.js';

@Module({ controllers: [ArrivalController], providers: [RecordArrival, RecordDispatch] })
export class ArrivalModule {}
