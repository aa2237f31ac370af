import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CheckFirstArticle } from './check-first-article.js';

const FirstArticleBody = commandBody('first_article');

@ApiTags('首件确认 first article check')
@Controller()
export class FirstArticleController {
  constructor(private readonly checkFirstArticle: CheckFirstArticle) {}

  @FactRoute('first_article')
  record(@ReturnNumber() returnNo: string, @Body({ schema: FirstArticleBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.checkFirstArticle.execute(command, factRequest(returnNo, body));
  }
}
