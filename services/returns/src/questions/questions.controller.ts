import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Uuid } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { requireVisible } from '../case-file/visible-return.js';
import { AskCustomer } from './ask-customer.js';
import { AnswerBody, AskBody, Question, QuestionList } from './question.js';
import { readQuestions } from './read-questions.js';
import { RecordTold } from './record-told.js';

@ApiTags('客户提问 questions')
@Controller('returns/:returnNo/questions')
export class QuestionsController {
  constructor(private readonly database: Database, private readonly askCustomer: AskCustomer, private readonly recordTold: RecordTold) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '客户提问 · Questions to the customer about a return' })
  @ApiOkResponse({ standardSchema: QuestionList })
  async list(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<z.infer<typeof QuestionList>> {
    await requireVisible(this.database, actor, returnNo);
    return { items: await readQuestions(this.database, actor, returnNo) };
  }

  @Post()
  @Permit('record.contact')
  @ApiOperation({ summary: '向客户提问 · Ask the customer; a limit stands meanwhile where the policy lists the matter' })
  @ApiCreatedResponse({ standardSchema: Question })
  ask(@ReturnNumber() returnNo: string, @Body({ schema: AskBody }) body: z.infer<typeof AskBody>, @CurrentCommand() command: Command): Promise<Question> {
    return this.askCustomer.execute(command, returnNo, body);
  }

  @Post(':id/answers')
  @Permit('record.contact')
  @ApiOperation({ summary: '记录客户回复 · Keep what the customer said; the limit goes on' })
  @ApiCreatedResponse({ standardSchema: Question })
  told(@ReturnNumber() returnNo: string, @Param('id', { schema: Uuid }) id: string, @Body({ schema: AnswerBody }) { words }: z.infer<typeof AnswerBody>, @CurrentCommand() command: Command): Promise<Question> {
    return this.recordTold.execute(command, returnNo, id, words);
  }
}
