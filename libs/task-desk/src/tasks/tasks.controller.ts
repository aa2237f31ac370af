import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TaskList } from './task-list.js';
import { TaskQuery } from './task-query.js';
import { DeskTask, PublicTaskId } from './task-row.js';

const CountersBody = z.strictObject({ open: z.int(), mine: z.int(), bench: z.int(), late: z.int(), dueSoon: z.int(), unclaimed: z.int(), leftBehind: z.int() }).meta({ id: 'TaskCounters' });
const TaskPageBody = z.strictObject({ items: z.array(DeskTask), next: z.string().nullable() });

@ApiTags('待办 tasks')
@Permit('task.read')
@Controller('tasks')
export class TasksController {
  constructor(private readonly list: TaskList) {}

  @Get()
  @ApiOperation({ summary: '待办列表 · Tasks by due time; view=mine|bench|sent-out|late' })
  @ApiOkResponse({ standardSchema: TaskPageBody })
  page(@CurrentActor() actor: Actor, @Query({ schema: TaskQuery }) query: TaskQuery) {
    return this.list.page(actor, query);
  }

  @Get('counters')
  @ApiOperation({ summary: '待办计数 · Counters of the desk' })
  @ApiOkResponse({ standardSchema: CountersBody })
  counters(@CurrentActor() actor: Actor) {
    return this.list.counters(actor);
  }

  @Get(':id')
  @ApiOperation({ summary: '待办详情 · One task' })
  @ApiOkResponse({ standardSchema: DeskTask })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: PublicTaskId }) id: string) {
    return this.list.one(actor, id);
  }
}
