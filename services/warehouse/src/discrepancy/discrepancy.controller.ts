import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DiscrepancyReported, ReportDiscrepancy, ReportDiscrepancyBody } from './report-discrepancy.js';

@ApiTags('差异报告 discrepancies')
@Controller('discrepancies')
export class DiscrepancyController {
  constructor(private readonly reportDiscrepancy: ReportDiscrepancy) {}

  @Post()
  @Permit('record.receive')
  @ApiOperation({ summary: '差异报告 · What came short, wrong or broken, with photos; a claim on the carrier is due within 24 hours' })
  @ApiCreatedResponse({ standardSchema: DiscrepancyReported })
  report(@Body({ schema: ReportDiscrepancyBody }) body: z.infer<typeof ReportDiscrepancyBody>, @CurrentCommand() command: Command): Promise<DiscrepancyReported> {
    return this.reportDiscrepancy.execute(command, body);
  }
}
