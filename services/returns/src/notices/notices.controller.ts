import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { scanCode } from '@guitu/platform/printing/scan-code';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { requireVisible } from '../case-file/visible-return.js';
import { Notice, NoticeBody, NoticeList } from './notice.js';
import { SendNotice } from './send-notice.js';

@ApiTags('告知 notices')
@Controller('returns/:returnNo/notices')
export class NoticesController {
  constructor(private readonly database: Database, private readonly sendNotice: SendNotice) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '已告知内容 · What the customer was told, word for word' })
  @ApiOkResponse({ standardSchema: NoticeList })
  async list(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<z.infer<typeof NoticeList>> {
    await requireVisible(this.database, actor, returnNo);
    const items = await this.database.query<Omit<Notice, 'label'> & { readonly link: string | null }>(
      `select id, label_link as link, return_no as "returnNo", verdict, way_code as "wayCode", json_build_object('zh', zh, 'en', en) as text, sent_by as "sentBy", floor(extract(epoch from sent_at) * 1000)::float8 as "sentAt"
       from customer_text where company_code = $1 and return_no = $2 order by sent_at, id`, [actor.companyCode, returnNo],
    );
    return { items: await Promise.all(items.map(async ({ link, ...item }) => ({ ...item, label: link === null ? null : { link, svg: await scanCode(link) } }))) };
  }

  @Post()
  @Permit('record.contact')
  @ApiOperation({ summary: '告知受理或拒绝 · Tell the customer the decision and the way back; the words are made from what was decided, and kept' })
  @ApiCreatedResponse({ standardSchema: Notice })
  send(@ReturnNumber() returnNo: string, @Body({ schema: NoticeBody }) body: z.infer<typeof NoticeBody>, @CurrentCommand() command: Command): Promise<Notice> {
    return this.sendNotice.execute(command, returnNo, body);
  }
}
