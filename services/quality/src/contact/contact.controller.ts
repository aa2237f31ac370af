import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordContact } from './record-contact.js';

const ContactBody = commandBody('contact');

@ApiTags('首次联系 first contact')
@Controller()
export class ContactController {
  constructor(private readonly recordContact: RecordContact) {}

  @FactRoute('contact')
  record(@ReturnNumber() returnNo: string, @Body({ schema: ContactBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.recordContact.execute(command, factRequest(returnNo, body));
  }
}
