import { Permit } from '@guitu/identity/permit';
import { Journal } from '@guitu/messaging/journal';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isStated, PeopleWhole, statePeopleWhole } from './state-people-whole.js';

@ApiTags('人员录全 people whole')
@Permit('people.write')
@Controller('people-whole')
export class PeopleWholeController {
  constructor(private readonly journal: Journal) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '人员已录全 · Everybody is stated: from now on whoever is not an employee here is let in nowhere' })
  @ApiOkResponse({ standardSchema: PeopleWhole })
  state(@CurrentCommand() command: Command): Promise<z.infer<typeof PeopleWhole>> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      if (!(await isStated(tx, companyCode, staff))) throw Problem.unprocessable('not-stated-yourself', '您本人尚未录入，录全后将无法登录。', 'You are not stated yourself: you would lock yourself out.');
      return statePeopleWhole(tx, this.journal, companyCode);
    });
  }
}
