import { Code, ItemCode, ReturnNo } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CloseComplaint, CloseComplaintBody } from './close-complaint.js';
import { Complaint, COMPLAINT_COLUMNS } from './complaint-row.js';
import { LinkComplaint, LinkComplaintBody, UnlinkComplaintBody } from './link-complaint.js';
import { findSame, OpenComplaint, OpenComplaintBody } from './open-complaint.js';
import { readGoods } from './read-goods.js';
import { ReopenComplaint, ReopenComplaintBody } from './reopen-complaint.js';

const ComplaintsQuery = z.strictObject({ state: z.enum(['open', 'closed', 'any']).default('open'), item: ItemCode.optional(), returnNo: ReturnNo.optional(), limit: wholeNumberOr(100, 1, 500) });
const ComplaintList = z.object({ items: z.array(Complaint) }).meta({ id: 'ComplaintList' });
const ComplaintProposal = z.object({
  returnNo: z.string(), awaited: z.boolean().describe('its procedure asks for a complaint and none has been linked'),
  lines: z.array(z.object({ line: z.int(), item: z.string(), batch: z.string().nullable(), defects: z.array(z.string()), open: z.array(Complaint).describe('about the same: link the return to it') })),
}).meta({ id: 'ComplaintProposal' });

@ApiTags('客诉、8D complaints')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly database: Database, private readonly openComplaint: OpenComplaint, private readonly linkComplaint: LinkComplaint, private readonly closeComplaint: CloseComplaint,
    private readonly reopenComplaint: ReopenComplaint,
  ) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '客诉、8D · Complaints of one’s plants with the returns that belong to them, the latest first' })
  @ApiOkResponse({ standardSchema: ComplaintList })
  async list(@CurrentActor() { companyCode, plantCodes }: Actor, @Query({ schema: ComplaintsQuery }) { state, item, returnNo, limit }: z.infer<typeof ComplaintsQuery>): Promise<z.infer<typeof ComplaintList>> {
    const items = await this.database.query<Complaint>(
      `select ${COMPLAINT_COLUMNS} from complaint c where c.company_code = $1 and c.plant_code = any($2) and ($3 = 'any' or (c.closed_at is null) = ($3 = 'open')) and ($4::text is null or c.item = $4)
         and ($5::text is null or exists (select 1 from complaint_link l where l.company_code = c.company_code and l.complaint_no = c.no and l.return_no = $5)) order by c.opened_at desc, c.no limit $6`,
      [companyCode, plantCodes, state, item ?? null, returnNo ?? null, limit],
    );
    return { items };
  }

  @Get('proposals/:returnNo')
  @Permit('task.read')
  @ApiOperation({ summary: '预填与查重 · What a complaint about a return would say, and the open ones about the same' })
  @ApiOkResponse({ standardSchema: ComplaintProposal })
  async proposal(@CurrentActor() actor: Actor, @Param('returnNo', { schema: ReturnNo }) returnNo: string): Promise<z.infer<typeof ComplaintProposal>> {
    const { companyCode, plantCodes } = actor;
    const goods = await readGoods(this.database, companyCode, returnNo);
    if (goods === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
    requirePlace(actor, { companyCode, plantCode: goods.plantCode });
    const [waiting] = await this.database.query<{ awaited: boolean }>(
      `select exists (select 1 from complaint_asked a where a.company_code = $1 and a.return_no = $2 and not exists (
         select 1 from complaint_link l where l.company_code = $1 and l.return_no = $2 and l.link_id = a.link_id and l.state <> 'unlinked')) as awaited`, [companyCode, returnNo],
    );
    const lines = await Promise.all(goods.lines.map(async ({ line, item, batch, serials, defects }) => ({ line, item, batch, defects, open: await findSame(this.database, companyCode, plantCodes, { item, batch, serials }, defects) })));
    return { returnNo, awaited: waiting?.awaited === true, lines };
  }

  @Post()
  @Permit('complaint.keep')
  @ApiOperation({ summary: '登记客诉、8D · Open one about a return, unless one about the same is open' })
  @ApiCreatedResponse({ standardSchema: Complaint })
  open(@Body({ schema: OpenComplaintBody }) body: z.infer<typeof OpenComplaintBody>, @CurrentCommand() command: Command): Promise<Complaint> {
    return this.openComplaint.execute(command, body);
  }

  @Post(':no/links')
  @Permit('complaint.keep')
  @ApiOperation({ summary: '关联退货单 · Link a return to it; what its procedure asked for is taken up' })
  @ApiCreatedResponse({ standardSchema: Complaint })
  link(@Param('no', { schema: Code }) no: string, @Body({ schema: LinkComplaintBody }) { returnNo }: z.infer<typeof LinkComplaintBody>, @CurrentCommand() command: Command): Promise<Complaint> {
    return this.linkComplaint.execute(command, no, returnNo);
  }

  @Post(':no/unlinks')
  @Permit('complaint.keep')
  @ApiOperation({ summary: '取消关联 · A return was put to the wrong one' })
  @ApiCreatedResponse({ standardSchema: Complaint })
  unlink(@Param('no', { schema: Code }) no: string, @Body({ schema: UnlinkComplaintBody }) body: z.infer<typeof UnlinkComplaintBody>, @CurrentCommand() command: Command): Promise<Complaint> {
    return this.linkComplaint.remove(command, no, body);
  }

  @Post(':no/closings')
  @Permit('complaint.keep')
  @ApiOperation({ summary: '关闭 · Close it with its results; every return that belongs to it hears them' })
  @ApiCreatedResponse({ standardSchema: Complaint })
  close(@Param('no', { schema: Code }) no: string, @Body({ schema: CloseComplaintBody }) body: z.infer<typeof CloseComplaintBody>, @CurrentCommand() command: Command): Promise<Complaint> {
    return this.closeComplaint.execute(command, no, body);
  }

  @Post(':no/reopenings')
  @Permit('complaint.keep')
  @ApiOperation({ summary: '重开 · It was not over: open it again with the reason; returns that still run hear it' })
  @ApiCreatedResponse({ standardSchema: Complaint })
  reopen(@Param('no', { schema: Code }) no: string, @Body({ schema: ReopenComplaintBody }) body: z.infer<typeof ReopenComplaintBody>, @CurrentCommand() command: Command): Promise<Complaint> {
    return this.reopenComplaint.execute(command, no, body);
  }
}
