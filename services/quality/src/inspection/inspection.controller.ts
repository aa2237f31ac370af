import { commandBody } from '@guitu/contracts/http/command-body';
import { Code, LineNo } from '@guitu/contracts/scalars';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RecordInspection } from './record-inspection.js';

/** Measured values stay at quality; `restPassed` (其余合格): what no result speaks of passed. */
const InspectionBody = commandBody('inspect').extend({
  restPassed: z.boolean().optional(),
  measures: z.array(z.strictObject({ line: LineNo, piece: Code, check: Code, value: z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/) })).max(1000).optional(),
}).meta({ id: 'Record_inspect' });

@ApiTags('检验结果 inspection')
@Controller()
export class InspectionController {
  constructor(private readonly recordInspection: RecordInspection) {}

  @FactRoute('inspect')
  record(@ReturnNumber() returnNo: string, @Body({ schema: InspectionBody }) { restPassed = false, measures = [], ...body }: z.infer<typeof InspectionBody>, @CurrentCommand() command: Command) {
    return this.recordInspection.enter(command, factRequest(returnNo, body), { restPassed, measures });
  }
}
