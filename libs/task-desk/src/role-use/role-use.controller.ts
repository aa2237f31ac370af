import { CompanyCode } from '@guitu/contracts/scalars';
import { Public } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { InternalGuard } from '@guitu/platform/service/internal.guard';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';

const Asked = z.strictObject({ companyCode: CompanyCode });
export interface RoleUse { readonly staff: string; readonly role: string; readonly lastAt: number }

/** When each person last recorded a fact at this desk, by the role he used; for masterdata's access review. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/role-use')
export class RoleUseController {
  constructor(private readonly database: Database) {}

  @Get()
  async read(@Query({ schema: Asked }) { companyCode }: z.infer<typeof Asked>): Promise<{ items: RoleUse[] }> {
    const items = await this.database.query<RoleUse>(
      `select staff, role, floor(extract(epoch from max(recorded_at)) * 1000)::float8 as "lastAt" from fact where company_code = $1 group by staff, role order by staff, role`, [companyCode],
    );
    return { items };
  }
}
