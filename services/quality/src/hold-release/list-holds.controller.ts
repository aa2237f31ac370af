import { ReturnNo } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const HoldsQuery = z.strictObject({ returnNo: ReturnNo });
const HoldList = z.object({
  items: z.array(z.object({
    place: z.string(), label: z.string().nullable(), desk: z.enum(['warehouse', 'production']), heldAt: z.int(),
    lines: z.array(z.object({ line: z.int(), qty: z.string() })),
    /** when a release that names the place was recorded; null: it is held */
    releasedAt: z.int().nullable(),
  })),
}).meta({ id: 'HoldList' });

/** Every place at which goods of a return's kind are held, as warehouse and production said: what a release covers. */
@ApiTags('解除暂停 hold release')
@Controller('holds')
export class ListHoldsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '暂停位置 · Every place that is held for a return, and which of them were released' })
  @ApiOkResponse({ standardSchema: HoldList })
  async list(@CurrentActor() { companyCode, plantCodes }: Actor, @Query({ schema: HoldsQuery }) { returnNo }: z.infer<typeof HoldsQuery>): Promise<z.infer<typeof HoldList>> {
    const items = await this.database.query<z.infer<typeof HoldList>['items'][number]>(
      `select h.payload->>'placeCode' as place, h.payload->>'label' as label, h.source as desk, floor(extract(epoch from h.recorded_at) * 1000)::float8 as "heldAt", h.payload->'lines' as lines,
         (select floor(extract(epoch from min(r.recorded_at)) * 1000)::float8 from hold_release r
          where r.company_code = h.company_code and r.return_no = h.return_no and r.places ? (h.payload->>'placeCode') and r.recorded_at >= h.recorded_at) as "releasedAt"
       from heard_fact h where h.company_code = $1 and h.plant_code = any($2) and h.return_no = $3 and h.kind = 'hold' order by h.recorded_at, h.source, h.seq`, [companyCode, plantCodes, returnNo],
    );
    return { items };
  }
}
