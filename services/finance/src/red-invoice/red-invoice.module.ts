import { Module } from '@nestjs/common';
import { ApplyRedInvoice } from './apply-red-invoice.js';
import { ExpireRedInvoices } from './expire-red-invoices.js';
import { IssueRedInvoice } from './issue-red-invoice.js';
import { OpenRedInvoice } from './open-red-invoice.js';
import { RedInvoiceController } from './red-invoice.controller.js';

@Module({ controllers: [RedInvoiceController], providers: [OpenRedInvoice, ApplyRedInvoice, IssueRedInvoice, ExpireRedInvoices] })
export class RedInvoiceModule {}
