import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ScannedText } from '@guitu/contracts/scanned-label';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { AnswerNumber } from './answer-number.js';
import { Answer, CustomerAnswer } from './answer-object.js';

/** Any number printed on a return, its papers, its parcels or its goods, or a whole label of goods. */
const NumberQuery = z.strictObject({ q: ScannedText });
type NumberQuery = z.infer<typeof NumberQuery>;

@ApiTags('查件 answer')
@Permit('task.read')
@Controller('answer')
export class AnswerController {
  constructor(private readonly answerNumber: AnswerNumber) {}

  @Get()
  @ApiOperation({ summary: '查件 · Any number → where its returns stand, in one sentence' })
  @ApiOkResponse({ standardSchema: Answer })
  inside(@CurrentActor() actor: Actor, @Query({ schema: NumberQuery }) { q }: NumberQuery): Promise<z.infer<typeof Answer>> {
    return this.answerNumber.inside(actor, q);
  }

  @Get('for-customer')
  @ApiOperation({ summary: '复制给客户 · The same in words for the customer: no departments, names, prices or inside deadlines' })
  @ApiOkResponse({ standardSchema: CustomerAnswer })
  forCustomer(@CurrentActor() actor: Actor, @Query({ schema: NumberQuery }) { q }: NumberQuery): Promise<z.infer<typeof CustomerAnswer>> {
    return this.answerNumber.forCustomer(actor, q);
  }
}
