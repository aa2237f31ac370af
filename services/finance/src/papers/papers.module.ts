import { Module } from '@nestjs/common';
import { GiveBackPaper } from './give-back-paper.js';
import { KeepPaper } from './keep-paper.js';
import { PapersController } from './papers.controller.js';
import { ReleasePaper } from './release-paper.js';

@Module({ controllers: [PapersController], providers: [KeepPaper, GiveBackPaper, ReleasePaper] })
export class PapersModule {}
