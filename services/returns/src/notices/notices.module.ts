import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller.js';
import { SendNotice } from './send-notice.js';

@Module({ controllers: [NoticesController], providers: [SendNotice] })
export class NoticesModule {}
