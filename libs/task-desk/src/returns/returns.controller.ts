import { AttachmentList, listAttachments } from '@guitu/attachments/read-attachments';
import { AnswerObject } from '@guitu/contracts/http/recorded-fact';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import { actingWords } from '@guitu/identity/standing.rules';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ReturnNumber } from '../facts/fact-route.js';
import { readAnswer } from './read-answer.js';

const RecordedHere = z.strictObject({
  factId: z.string(), kind: z.string(), taskId: z.string().nullable(), seq: z.int(), staff: z.string(), via: z.string(), recordedAt: z.int(),
  /** capacity: the role held then, the person in whose name it was, and how that reads (代 总经理) */
  role: z.string(), onBehalfOf: z.string().nullable(), acting: LabelText.nullable(),
  /** false: taken here, and the process has not heard of it yet */
  confirmed: z.boolean(), outcome: z.string().nullable(),
});
const ClockHere = z.looseObject({ clockId: z.string(), state: z.string(), dueAt: z.int().nullable() });
const ReturnHere = z.strictObject({ ...AnswerObject.shape, facts: z.array(RecordedHere), clocks: z.array(ClockHere) }).meta({ id: 'ReturnAtDesk' });
const NONE = Problem.notFound('没有这张退货单。', 'There is no such return.');

/** Where a return stands, what this desk recorded for it, and the clocks its departments own. */
@ApiTags('退货单 returns')
@Permit('task.read')
@Controller('returns')
export class ReturnsController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig) {}

  @Get(':returnNo')
  @ApiOperation({ summary: '退货单现状 · Where a return stands' })
  @ApiOkResponse({ standardSchema: ReturnHere })
  async one(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<z.infer<typeof ReturnHere>> {
    await this.requireHis(actor, returnNo);
    const parameters = [actor.companyCode, returnNo];
    const [answer, facts, clocks] = await Promise.all([readAnswer(this.database, actor.companyCode, returnNo, this.config.timeZone), this.facts(parameters), this.clocks(parameters)]);
    return { ...answer, facts, clocks };
  }

  @Get(':returnNo/attachments')
  @ApiOperation({ summary: '退货单的附件 · Attachments of the facts this desk recorded for a return' })
  @ApiOkResponse({ standardSchema: AttachmentList })
  async attachments(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<z.infer<typeof AttachmentList>> {
    await this.requireHis(actor, returnNo);
    return listAttachments(this.database, actor.companyCode, returnNo);
  }

  /** @throws Problem or AccessDenied 404: this desk knows no such return, or it is another plant's */
  private async requireHis(actor: Actor, returnNo: string): Promise<void> {
    const [place] = await this.database.query<{ plant_code: string }>(
      `select plant_code from return_status where company_code = $1 and return_no = $2
       union all select plant_code from fact where company_code = $1 and return_no = $2 limit 1`, [actor.companyCode, returnNo],
    );
    if (place === undefined) throw NONE;
    requirePlace(actor, { companyCode: actor.companyCode, plantCode: place.plant_code });
  }

  private async facts(parameters: readonly string[]): Promise<z.infer<typeof RecordedHere>[]> {
    const rows = await this.database.query<Omit<z.infer<typeof RecordedHere>, 'acting'>>(
      `select fact_id as "factId", kind, task_id as "taskId", seq, staff, role, on_behalf_of as "onBehalfOf", via, floor(extract(epoch from recorded_at) * 1000)::float8 as "recordedAt",
         confirmed_at is not null as confirmed, outcome from fact where company_code = $1 and return_no = $2 order by seq`, parameters,
    );
    return rows.map((row) => ({ ...row, acting: row.onBehalfOf === null ? null : actingWords({ role: row.role, onBehalfOf: row.onBehalfOf }) }));
  }

  private async clocks(parameters: readonly string[]): Promise<z.infer<typeof ClockHere>[]> {
    const rows = await this.database.query<{ body: z.infer<typeof ClockHere> }>('select body from clock where company_code = $1 and return_no = $2 order by clock_id', parameters);
    return rows.map((row) => row.body);
  }
}
