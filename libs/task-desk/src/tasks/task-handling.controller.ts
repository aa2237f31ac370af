import { StaffId } from '@guitu/contracts/scalars';
import { AccessDenied } from '@guitu/identity/access-denied';
import { Directory } from '@guitu/identity/directory';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ChangeHolder, type HolderChange } from './change-holder.js';
import { DeskTask, PublicTaskId } from './task-row.js';

const Reason = z.string().trim().min(1).max(200);
const Handing = z.strictObject({ staff: StaffId, reason: Reason }).meta({ id: 'HandTask' });
const Ids = z.array(PublicTaskId).min(1).max(200);
const Bulk = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('claim'), ids: Ids }), z.strictObject({ action: z.literal('release'), ids: Ids }),
  z.strictObject({ action: z.literal('assign'), ids: Ids, staff: StaffId, reason: Reason }),
  z.strictObject({ action: z.literal('delegate'), ids: Ids, staff: StaffId, reason: Reason }),
]).meta({ id: 'BulkHandling' });
const RowResult = z.strictObject({ id: PublicTaskId, ok: z.boolean(), code: z.string().optional(), zh: z.string().optional(), en: z.string().optional() });
type RowResult = z.infer<typeof RowResult>;
const BulkResult = z.strictObject({ results: z.array(RowResult) }).meta({ id: 'BulkResult' });

/** 领取、退回、指派、转交. Answers 200 with the task as it is then. */
@ApiTags('待办 tasks')
@Permit('task.work')
@Controller('tasks')
export class TaskHandlingController {
  constructor(private readonly holder: ChangeHolder, private readonly directory: Directory) {}

  @Post(':id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: '领取 · Claim' })
  @ApiOkResponse({ standardSchema: DeskTask })
  claim(@Param('id', { schema: PublicTaskId }) id: string, @CurrentCommand() command: Command) {
    return this.one(command, id, { action: 'claim' });
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({ summary: '退回 · Release' })
  @ApiOkResponse({ standardSchema: DeskTask })
  release(@Param('id', { schema: PublicTaskId }) id: string, @CurrentCommand() command: Command) {
    return this.one(command, id, { action: 'release' });
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Permit('task.assign')
  @ApiOperation({ summary: '指派 · Assign to somebody' })
  @ApiOkResponse({ standardSchema: DeskTask })
  assign(@Param('id', { schema: PublicTaskId }) id: string, @Body({ schema: Handing }) body: z.infer<typeof Handing>, @CurrentCommand() command: Command) {
    return this.one(command, id, { action: 'assign', ...body });
  }

  @Post(':id/delegate')
  @HttpCode(200)
  @ApiOperation({ summary: '转交 · Delegate with a reason' })
  @ApiOkResponse({ standardSchema: DeskTask })
  delegate(@Param('id', { schema: PublicTaskId }) id: string, @Body({ schema: Handing }) body: z.infer<typeof Handing>, @CurrentCommand() command: Command) {
    return this.one(command, id, { action: 'delegate', ...body });
  }

  @Post('bulk')
  @HttpCode(200)
  @ApiOperation({ summary: '批量处理 · Many tasks at once; each row is done or refused by itself' })
  @ApiOkResponse({ standardSchema: BulkResult })
  bulk(@Body({ schema: Bulk }) { ids, ...change }: z.infer<typeof Bulk>, @CurrentCommand() command: Command): Promise<{ results: RowResult[] }> {
    if (change.action === 'assign' && !this.directory.rightsOf(command.actor).has('task.assign')) {
      throw new AccessDenied(403, 'not-permitted', '没有权限：指派待办。', 'Not permitted: Assign tasks to people.');
    }
    return command.run(async (tx) => {
      const results: RowResult[] = [];
      for (const id of [...new Set(ids)].sort()) {
        await tx.execute('savepoint one_task');
        try {
          await this.holder.apply(tx, command.actor, id, change);
          results.push({ id, ok: true });
        } catch (error) {
          if (!(error instanceof Problem || error instanceof AccessDenied)) throw error;
          await tx.execute('rollback to savepoint one_task');
          results.push({ id, ok: false, code: error.code, zh: error.zh, en: error.en });
        }
        await tx.execute('release savepoint one_task');
      }
      return { results };
    });
  }

  private one(command: Command, id: string, change: HolderChange): Promise<DeskTask> {
    return command.run((tx) => this.holder.apply(tx, command.actor, id, change));
  }
}
