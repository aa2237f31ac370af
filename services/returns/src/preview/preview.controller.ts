import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { AsksOnly } from '@guitu/platform/command/asks-only';
import { Preview } from './preview-answer.js';
import { PreviewRegistration } from './preview-registration.js';

@ApiTags('登记 registration')
@Controller()
export class PreviewController {
  constructor(private readonly previewRegistration: PreviewRegistration) {}

  @Post('returns\\:preview')
  @HttpCode(200)
  @AsksOnly()
  @Permit('record.register')
  @ApiOperation({ summary: '试算 · May this come back, and what would be paid? Writes nothing; the body is that of the registration' })
  @ApiOkResponse({ standardSchema: Preview })
  preview(@CurrentActor() actor: Actor, @Body({ schema: RegisterReturnBody }) body: RegisterReturnBody): Promise<Preview> {
    return this.previewRegistration.execute(actor, body);
  }
}
