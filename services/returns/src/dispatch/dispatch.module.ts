import { Module } from '@nestjs/common';
import { RecordDispatch } from './record-dispatch.js';
import { DispatchController } from './dispatch.controller.js';

@Module({ controllers: [DispatchController], providers: [RecordDispatch] })
export class DispatchModule {}
