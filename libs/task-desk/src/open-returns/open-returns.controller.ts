import { CompanyCode, CustomerCode, StaffId } from '@guitu/contracts/scalars';
import { Public } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { InternalGuard } from '@guitu/platform/service/internal.guard';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';

const Asked = z.strictObject({ companyCode: CompanyCode, customerCode: CustomerCode.optional(), staff: StaffId.optional() });
/** Enough to stop whoever is about to erase somebody. */
const MOST = 1_000;

/** Returns under way of a customer, or in which somebody holds a task or has recorded a fact at this desk; for masterdata, before it erases a person's data. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/open-returns')
export class OpenReturnsController {
  constructor(private readonly database: Database) {}

  @Get()
  async read(@Query({ schema: Asked }) { companyCode, customerCode, staff }: z.infer<typeof Asked>): Promise<{ returnNos: string[] }> {
    const rows = await this.database.query<{ no: string }>(
      `select s.return_no as no from return_status s where s.company_code = $1 and not s.closed and (s.customer_code = $2
         or exists (select 1 from task t where t.company_code = s.company_code and t.return_no = s.return_no and t.claimed_by = $3 and t.state = 'open')
         or exists (select 1 from fact f where f.company_code = s.company_code and f.return_no = s.return_no and f.staff = $3))
       order by 1 limit ${MOST}`, [companyCode, customerCode ?? null, staff ?? null],
    );
    return { returnNos: rows.map(({ no }) => no) };
  }
}
