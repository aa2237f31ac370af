import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Assignees, ListAssignees } from './list-assignees.js';
import { PublicTaskId } from './task-row.js';

const MOST_TASKS = 25;
/** Task ids with commas between them. */
const AssigneeQuery = z.strictObject({
  // each character may come as twelve: an address of more than 16 KiB does not even reach us
  ids: z.string().max(1_000).regex(/^[^,]+(,[^,]+)*$/).transform((text) => text.split(',')).pipe(z.array(PublicTaskId).min(1).max(MOST_TASKS)),
});

/** Stands before the routes of one task: `assignees` is no task's id. */
@ApiTags('待办 tasks')
@Controller('tasks')
export class AssigneesController {
  constructor(private readonly assignees: ListAssignees) {}

  @Get('assignees')
  @Permit('task.assign')
  @ApiOperation({ summary: '可指派人员 · Who may be given these tasks, with what they hold at this desk and the others and when they are away' })
  @ApiOkResponse({ standardSchema: Assignees })
  list(@CurrentActor() actor: Actor, @Query({ schema: AssigneeQuery }) { ids }: z.infer<typeof AssigneeQuery>): Promise<z.infer<typeof Assignees>> {
    return this.assignees.execute(actor, ids);
  }
}
