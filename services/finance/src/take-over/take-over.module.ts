import { Module } from '@nestjs/common';
import { KeepProposals } from './keep-proposals.js';

@Module({ providers: [KeepProposals] })
export class TakeOverModule {}
