import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { RegisterReturn } from './register-return.js';

@ApiTags('登记 registration')
@Controller('returns')
export class RegistrationController {
  constructor(private readonly registerReturn: RegisterReturn) {}

  @Post()
  @Permit('record.register')
  @ApiOperation({ summary: '登记 · Register a return' })
  @ApiCreatedResponse({ description: '已登记 / registered', standardSchema: RecordedFact })
  register(@Body({ schema: RegisterReturnBody }) body: RegisterReturnBody, @CurrentCommand() command: Command): Promise<RecordedFact> {
    return this.registerReturn.execute(command, body);
  }
}
