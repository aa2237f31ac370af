import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SavedViews } from './saved-views.js';
import { TaskFilter } from './task-query.js';

const SaveView = z.strictObject({ name: z.string().trim().min(1).max(60), query: TaskFilter }).meta({ id: 'SaveView' });
const View = z.strictObject({ id: z.uuid(), name: z.string(), query: TaskFilter }).meta({ id: 'SavedView' });
const ViewList = z.strictObject({ items: z.array(View) }).meta({ id: 'SavedViews' });
const ViewRemoved = z.strictObject({ removed: z.uuid() }).meta({ id: 'SavedViewRemoved' });

@ApiTags('待办 tasks')
@Permit('task.read')
@Controller('views')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  @ApiOperation({ summary: '我的视图 · My saved views' })
  @ApiOkResponse({ standardSchema: ViewList })
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.views.list(actor) };
  }

  @Post()
  @ApiOperation({ summary: '保存视图 · Save a view' })
  @ApiCreatedResponse({ standardSchema: View })
  save(@Body({ schema: SaveView }) { name, query }: z.infer<typeof SaveView>, @CurrentCommand() command: Command) {
    return command.run((tx) => this.views.save(tx, command.actor, name, query));
  }

  @Delete(':id')
  @ApiOperation({ summary: '删除视图 · Remove a view' })
  @ApiOkResponse({ standardSchema: ViewRemoved })
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentCommand() command: Command) {
    return command.run(async (tx) => {
      await this.views.remove(tx, command.actor, id);
      return { removed: id };
    });
  }
}
