import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Uuid } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { requireVisible } from '../case-file/visible-return.js';
import { AnswerQuestion } from './answer-question.js';
import { AskQuestion } from './ask-question.js';
import { AnswerBody, AskBody, Question, QuestionList } from './question.js';
import { readQuestions } from './read-questions.js';

@ApiTags('提问 questions')
@Controller('returns/:returnNo/questions')
export class QuestionsController {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly askQuestion: AskQuestion, private readonly answerQuestion: AnswerQuestion) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '提问 · Questions about a return, to departments and to the customer' })
  @ApiOkResponse({ standardSchema: QuestionList })
  async list(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<z.infer<typeof QuestionList>> {
    await requireVisible(this.database, actor, returnNo);
    return { items: await readQuestions(this.database, this.directory, actor, returnNo) };
  }

  @Post()
  @Permit('task.work')
  @ApiOperation({ summary: '提问 · Ask a department, or the customer; a limit stands meanwhile where the policy lists the matter' })
  @ApiCreatedResponse({ standardSchema: Question })
  ask(@ReturnNumber() returnNo: string, @Body({ schema: AskBody }) body: z.infer<typeof AskBody>, @CurrentCommand() command: Command): Promise<Question> {
    return this.askQuestion.execute(command, returnNo, body);
  }

  @Post(':id/answers')
  @Permit('task.work')
  @ApiOperation({ summary: '答复提问 · Answer a question put to one’s department, or keep what the customer said; the limit goes on' })
  @ApiCreatedResponse({ standardSchema: Question })
  answer(@ReturnNumber() returnNo: string, @Param('id', { schema: Uuid }) id: string, @Body({ schema: AnswerBody }) { words }: z.infer<typeof AnswerBody>, @CurrentCommand() command: Command): Promise<Question> {
    return this.answerQuestion.answer(command, returnNo, id, words);
  }

  @Post(':id/retractions')
  @Permit('task.work')
  @ApiOperation({ summary: '撤回提问 · Take one’s question back; the limit goes on' })
  @ApiCreatedResponse({ standardSchema: Question })
  takeBack(@ReturnNumber() returnNo: string, @Param('id', { schema: Uuid }) id: string, @CurrentCommand() command: Command): Promise<Question> {
    return this.answerQuestion.takeBack(command, returnNo, id);
  }
}
