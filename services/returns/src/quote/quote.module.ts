import { Module } from '@nestjs/common';
import { QuoteRepair } from './quote-repair.js';
import { QuoteController } from './quote.controller.js';

@Module({ controllers: [QuoteController], providers: [QuoteRepair] })
export class QuoteModule {}
