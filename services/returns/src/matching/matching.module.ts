import { Module } from '@nestjs/common';
import { MatchBlindLine } from './match-blind-line.js';
import { MatchingController } from './matching.controller.js';

@Module({ controllers: [MatchingController], providers: [MatchBlindLine] })
export class MatchingModule {}
