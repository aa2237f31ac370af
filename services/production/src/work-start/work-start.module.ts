import { Module } from '@nestjs/common';
import { StartWork } from './start-work.js';
import { WorkStartController } from './work-start.controller.js';

@Module({ controllers: [WorkStartController], providers: [StartWork] })
export class WorkStartModule {}
