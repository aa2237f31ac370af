import { WorkNo } from '@guitu/contracts/events/order-date-moved';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DateMoved, DelayBody, MoveDate, MoveDateBody } from './move-date.js';
import { findWork } from './find-work.js';

const No = (): ParameterDecorator => Param('no', { schema: WorkNo });
const DateList = z.object({ no: z.string(), returnNo: z.string(), date: z.int().nullable(), items: z.array(DateMoved) }).meta({ id: 'OrderDateList' });

@ApiTags('交期 dates of orders')
@Controller('orders')
export class OrderDateController {
  constructor(private readonly database: Database, private readonly moveDate: MoveDate) {}

  @Post(':no/dates')
  @Permit('order.plan')
  @ApiOperation({ summary: '改交期 · Move the date of an order, or of the task of work without one; sales and the customer’s promise follow' })
  @ApiCreatedResponse({ standardSchema: DateMoved })
  move(@No() no: string, @Body({ schema: MoveDateBody }) body: z.infer<typeof MoveDateBody>, @CurrentCommand() command: Command): Promise<DateMoved> {
    return this.moveDate.execute(command, no, body);
  }

  @Post(':no/delays')
  @Permit('order.plan')
  @ApiOperation({ summary: '延误 · Shortage or technical delay within the maximum; the written notice is made and sent' })
  @ApiCreatedResponse({ standardSchema: DateMoved })
  delay(@No() no: string, @Body({ schema: DelayBody }) body: z.infer<typeof DelayBody>, @CurrentCommand() command: Command): Promise<DateMoved> {
    return this.moveDate.execute(command, no, body);
  }

  @Get(':no/dates')
  @Permit('task.read')
  @ApiOperation({ summary: '交期记录 · Every date of an order, with the notices that were sent' })
  @ApiOkResponse({ standardSchema: DateList })
  async dates(@CurrentActor() actor: Actor, @No() no: string): Promise<z.infer<typeof DateList>> {
    const work = await findWork(this.database, actor, no);
    const instant = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;
    const items = await this.database.query<DateMoved>(
      `select id, no, return_no as "returnNo", rev, ${instant('before_at')} as before, ${instant('date_at')} as date, why, reason_code as "reasonCode", notice_no as "noticeNo", notice, moved_by as "movedBy", ${instant('moved_at')} as "movedAt"
       from order_date where company_code = $1 and no = $2 order by rev`, [actor.companyCode, no]);
    return { no, returnNo: work.return_no, date: work.due_at?.getTime() ?? null, items };
  }
}
