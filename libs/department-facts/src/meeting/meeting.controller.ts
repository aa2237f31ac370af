import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Code, RoleKey } from '@guitu/contracts/scalars';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { fromPublicId, PublicTaskId } from '@guitu/task-desk/tasks/task-row';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ConcludeMeeting } from './conclude-meeting.js';
import { signaturesOf, signConclusion } from './sign-conclusion.js';

const ConclusionBody = commandBody('conclude');
const SignBody = z.strictObject({ role: RoleKey, conclusionCode: Code }).meta({ id: 'SignConclusion' });
const Signatures = z.object({ items: z.array(z.object({ staff: z.string(), role: z.string(), conclusionCode: z.string(), signedAt: z.int() })) }).meta({ id: 'MeetingSignatures' });
type Signatures = z.infer<typeof Signatures>;

@ApiTags('评审结论 meeting conclusion')
@Controller()
export class MeetingController {
  constructor(private readonly concludeMeeting: ConcludeMeeting, private readonly database: Database) {}

  @FactRoute('conclude')
  conclude(@ReturnNumber() returnNo: string, @Body({ schema: ConclusionBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.concludeMeeting.execute(command, factRequest(returnNo, body));
  }

  @Get('tasks/:id/signatures')
  @Permit('task.read')
  @ApiOperation({ summary: '会签 · Who of the meeting has signed which conclusion' })
  @ApiOkResponse({ standardSchema: Signatures })
  async signatures(@CurrentActor() actor: Actor, @Param('id', { schema: PublicTaskId }) id: string): Promise<Signatures> {
    const { returnNo, taskId } = fromPublicId(id);
    const [task] = await this.database.query<{ plant_code: string }>('select plant_code from task where company_code = $1 and return_no = $2 and task_id = $3', [actor.companyCode, returnNo, taskId]);
    if (task === undefined) throw Problem.notFound('没有这场会议。', 'There is no such meeting.');
    requirePlace(actor, { companyCode: actor.companyCode, plantCode: task.plant_code });
    return { items: await signaturesOf(this.database, actor.companyCode, returnNo, taskId) };
  }

  @Post('tasks/:id/signatures')
  @HttpCode(200)
  @Permit('task.work')
  @ApiOperation({ summary: '会签签字 · Sign a conclusion in one’s own role, before it is recorded' })
  @ApiOkResponse({ standardSchema: Signatures })
  sign(@Param('id', { schema: PublicTaskId }) id: string, @Body({ schema: SignBody }) body: z.infer<typeof SignBody>, @CurrentCommand() command: Command): Promise<Signatures> {
    return command.run(async (tx) => ({ items: await signConclusion(tx, command.actor, id, body) }));
  }
}
