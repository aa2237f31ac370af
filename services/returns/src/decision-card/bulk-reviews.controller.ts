import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { PublicTaskId } from '@guitu/task-desk/tasks/task-row';
import { BulkReviews } from './bulk-reviews.js';

const BulkBody = z.strictObject({ ids: z.array(PublicTaskId).min(1).max(50) }).meta({ id: 'AcceptReviews' });
const BulkResult = z.object({ results: z.array(z.object({ id: z.string(), ok: z.boolean(), code: z.string().optional(), zh: z.string().optional(), en: z.string().optional() })) }).meta({ id: 'AcceptedReviews' });

@ApiTags('审核 review')
@Controller()
export class BulkReviewsController {
  constructor(private readonly bulkReviews: BulkReviews) {}

  @Post('reviews\\:accept')
  @HttpCode(200)
  @Permit('record.review')
  @ApiOperation({ summary: '批量审核 · Accept returns whose every line is within the rules; each row is accepted or refused by itself' })
  @ApiOkResponse({ standardSchema: BulkResult })
  async accept(@Body({ schema: BulkBody }) { ids }: z.infer<typeof BulkBody>, @CurrentCommand() command: Command): Promise<z.infer<typeof BulkResult>> {
    return { results: (await this.bulkReviews.execute(command, ids)).map((row) => ({ ...row })) };
  }
}
