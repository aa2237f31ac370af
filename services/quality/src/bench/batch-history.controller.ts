import { Code, ItemCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ageOf } from './batch-age.rules.js';
import { MOST_LINES, readBatchHistory } from './read-batch-history.js';

const HistoryQuery = z.strictObject({ item: ItemCode.optional(), defect: Code.optional() });
const BatchHistory = z.object({
  batch: z.string(),
  /** per product of the batch: days since it was first shipped, and how much of its shelf life that is at least; null where nobody said */
  ages: z.array(z.object({ item: z.string(), shippedOn: z.string().nullable(), ageDays: z.int().nullable(), shelfLifeDays: z.int().nullable(), usedBps: z.int().nullable() })),
  items: z.array(z.object({
    returnNo: z.string(), line: z.int(), item: z.string(), qty: z.string(), unit: z.string(), registeredAt: z.int(), shipDate: z.string().nullable(), reason: z.string().nullable(),
    passed: z.string().nullable(), failed: z.string().nullable(), defects: z.array(z.string()),
    outcomes: z.array(z.object({ goods: z.string(), remedy: z.string(), qty: z.string() })),
    /** how the return ended; null while it runs */
    result: z.string().nullable(),
  })).max(MOST_LINES),
}).meta({ id: 'BatchHistory' });

@ApiTags('检验台 bench')
@Controller('batches')
export class BatchHistoryController {
  constructor(private readonly database: Database) {}

  @Get(':batch/history')
  @Permit('task.read')
  @ApiOperation({ summary: '批次历史 · Earlier returns of a batch: what was found, what became of it; its age against the shelf life' })
  @ApiOkResponse({ standardSchema: BatchHistory })
  async show(@CurrentActor() actor: Actor, @Param('batch', { schema: Code }) batch: string, @Query({ schema: HistoryQuery }) { item, defect }: z.infer<typeof HistoryQuery>): Promise<z.infer<typeof BatchHistory>> {
    const items = await readBatchHistory(this.database, actor, batch, item, defect);
    const products = [...new Set(items.map((one) => one.item))];
    const known = await this.database.query<{ item: string; days: number | null; now: Date }>(
      `select p.item, (m.body->>'shelfLifeDays')::integer as days, clock_timestamp() as now
       from unnest($2::text[]) p(item) left join master_view m on m.type = 'product' and m.company_code = $1 and m.code = p.item order by 1`, [actor.companyCode, products],
    );
    return { batch, items, ages: known.map(({ item: product, days, now }) => ageOf(product, items.filter((one) => one.item === product).flatMap(({ shipDate }) => shipDate ?? []), days, now)) };
  }
}
