import { Module } from '@nestjs/common';
import { TellCustomer } from './tell-customer.js';
import { CustomerNoticeController } from './customer-notice.controller.js';

@Module({ controllers: [CustomerNoticeController], providers: [TellCustomer] })
export class CustomerNoticeModule {}
