import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CalendarCoverage, readCalendarCoverage } from './calendar-coverage.js';

@ApiTags('日历 calendars')
@Permit('masterdata.read')
@Controller('calendar-coverage')
export class CalendarCoverageController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: '日历有效期 · How far each plant’s calendar reaches; below 60 days somebody must publish the next year' })
  @ApiOkResponse({ standardSchema: CalendarCoverage })
  read(@CurrentActor() { companyCode, plantCodes }: Actor): Promise<CalendarCoverage> {
    return readCalendarCoverage(this.database, companyCode, plantCodes, Date.now());
  }
}
