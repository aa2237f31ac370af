import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { TaskList } from '@guitu/task-desk/tasks/task-list';
import { TaskQuery } from '@guitu/task-desk/tasks/task-query';
import { DeskTask } from '@guitu/task-desk/tasks/task-row';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { complaintOf, FLAGS, flagsOf, placesOf } from './bench-row.rules.js';
import { readHeard } from './read-heard.js';

const BenchQuery = z.strictObject({ limit: TaskQuery.shape.limit, cursor: TaskQuery.shape.cursor });
const BenchRow = z.object({
  task: DeskTask,
  /** where the goods are, as the warehouse or production last said */
  places: z.array(z.object({ what: z.enum(['area', 'hold', 'store']), code: z.string(), label: z.string().nullable(), at: z.int() })),
  complaint: z.object({ reason: z.string().nullable(), severity: z.string().nullable(), at: z.int().nullable() }),
  batches: z.array(z.string()),
  flags: z.array(z.object({ flag: z.string(), ...LabelText.shape })),
  /** what the customer sent with his complaint */
  photos: z.string().describe('address of the registration’s attachments, at returns'),
});
const Bench = z.object({ items: z.array(BenchRow), next: z.string().nullable() }).meta({ id: 'Bench' });

/** 检验台: what nobody holds and this person may do, the least time left first. */
@ApiTags('检验台 bench')
@Controller('bench')
export class BenchController {
  constructor(private readonly database: Database, private readonly tasks: TaskList) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '检验台 · What to do next: by due time, with where the goods are, what was complained of and what is urgent' })
  @ApiOkResponse({ standardSchema: Bench })
  async page(@CurrentActor() actor: Actor, @Query({ schema: BenchQuery }) query: z.infer<typeof BenchQuery>): Promise<z.infer<typeof Bench>> {
    const { items, next } = await this.tasks.page(actor, { view: 'bench', state: 'open', ...query });
    const heard = await readHeard(this.database, actor.companyCode, items.map(({ returnNo }) => returnNo));
    return {
      next, items: items.map((task) => {
        const told = heard.get(task.returnNo) ?? [];
        return {
          task, places: placesOf(told), complaint: complaintOf(told), batches: [...new Set(task.lines.flatMap(({ batch }) => batch ?? []))],
          flags: flagsOf(told).map((flag) => ({ flag, zh: FLAGS[flag].zh, en: FLAGS[flag].en })), photos: `/api/returns/v1/returns/${task.returnNo}/attachments`,
        };
      }),
    };
  }
}
