import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DeskName } from '../desk.js';
import { PublicTaskId } from '../tasks/task-row.js';
import { Parameters, visibleTo } from '../tasks/visible-tasks.js';
import { ANSWER_COLUMNS, AnswerEscalation, AnswerEscalationBody, EscalationAnswer } from './answer-escalation.js';

const AnswersQuery = z.strictObject({ task: PublicTaskId });
const AnswerList = z.object({ items: z.array(EscalationAnswer) }).meta({ id: 'EscalationAnswers' });

@ApiTags('升级 escalations')
@Controller()
export class EscalationController {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly name: DeskName, private readonly answerEscalation: AnswerEscalation) {}

  @Post('tasks/:id/escalation-answers')
  @Permit('task.assign')
  @ApiOperation({ summary: '答复升级 · Why it is late, and what is done: reassign, extend or explain' })
  @ApiCreatedResponse({ standardSchema: EscalationAnswer })
  answer(@Param('id', { schema: PublicTaskId }) id: string, @Body({ schema: AnswerEscalationBody }) body: z.infer<typeof AnswerEscalationBody>, @CurrentCommand() command: Command): Promise<EscalationAnswer> {
    return this.answerEscalation.execute(command, id, body);
  }

  @Get('escalation-answers')
  @Permit('task.read')
  @ApiOperation({ summary: '升级答复 · What was answered, the earliest first' })
  @ApiOkResponse({ standardSchema: AnswerList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: AnswersQuery }) { task: id }: z.infer<typeof AnswersQuery>): Promise<z.infer<typeof AnswerList>> {
    const parameters = new Parameters();
    const visible = visibleTo(actor, this.directory, this.name.desk, parameters);
    const items = await this.database.query<EscalationAnswer>(
      `select ${ANSWER_COLUMNS} from escalation_answer e join task on task.company_code = e.company_code and task.return_no = e.return_no and task.task_id = e.task_id
       where ${visible} and e.return_no || '~' || replace(e.task_id, '/', '~') = ${parameters.add(id)} order by e.answered_at, e.id`, parameters.values,
    );
    return { items };
  }
}
