import { Module } from '@nestjs/common';
import { SupplementPapers } from './supplement-papers.js';
import { SupplementController } from './supplement.controller.js';

@Module({ controllers: [SupplementController], providers: [SupplementPapers] })
export class SupplementModule {}
