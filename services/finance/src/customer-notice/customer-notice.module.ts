import { Module } from '@nestjs/common';
import { CustomerNoticeController } from './customer-notice.controller.js';
import { TellCustomer } from './tell-customer.js';

@Module({ controllers: [CustomerNoticeController], providers: [TellCustomer] })
export class CustomerNoticeModule {}
