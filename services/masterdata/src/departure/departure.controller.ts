import { Code } from '@guitu/contracts/scalars';
import { Permit } from '@guitu/identity/permit';
import { Journal } from '@guitu/messaging/journal';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DepartureBody, DepartureResult, recordDeparture } from './record-departure.js';

@ApiTags('员工 employees')
@Permit('people.write')
@Controller('employees')
export class DepartureController {
  constructor(private readonly journal: Journal) {}

  @Post(':code/departure')
  @HttpCode(200)
  @ApiOperation({ summary: '员工离职 · Somebody leaves: last day, and what still hangs on the person' })
  @ApiOkResponse({ standardSchema: DepartureResult })
  depart(@CurrentCommand() command: Command, @Param('code', { schema: Code }) code: string, @Body({ schema: DepartureBody }) body: z.infer<typeof DepartureBody>): Promise<z.infer<typeof DepartureResult>> {
    return command.run((tx) => recordDeparture(tx, this.journal, command, code, body));
  }
}
