import { CompanyCode, StaffId } from '@guitu/contracts/scalars';
import { Public } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { databaseNow } from '@guitu/persistence/database-now';
import { InternalGuard } from '@guitu/platform/service/internal.guard';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { readHoldings, type Holding } from './read-holdings.js';

const MOST_PEOPLE = 5_000;
const Asked = z.strictObject({ companyCode: CompanyCode, staff: z.array(StaffId).max(MOST_PEOPLE) });

/** What people hold at this desk, for the others: a head who gives somebody a task sees all of his work (product.md §1 F2). */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/holdings')
export class HoldingsController {
  constructor(private readonly database: Database) {}

  @Post()
  @HttpCode(200)
  async read(@Body({ schema: Asked }) { companyCode, staff }: z.infer<typeof Asked>): Promise<{ items: Holding[] }> {
    return { items: await readHoldings(this.database, companyCode, staff, await databaseNow(this.database)) };
  }
}
