import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeskQuestionList, DeskQuestionsQuery, listDeskQuestions } from './list-desk-questions.js';

@ApiTags('提问 questions')
@Controller('questions')
export class DeskQuestionsController {
  constructor(private readonly database: Database, private readonly directory: Directory) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '向我提问 · Questions put to me or my department; each says where it is read and answered' })
  @ApiOkResponse({ standardSchema: DeskQuestionList })
  list(@CurrentActor() actor: Actor, @Query({ schema: DeskQuestionsQuery }) query: DeskQuestionsQuery): Promise<DeskQuestionList> {
    return listDeskQuestions(this.database, this.directory, actor, query);
  }
}
