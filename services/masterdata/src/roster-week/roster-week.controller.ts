import { LocalDate, PlantCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { readRosterWeek, RosterWeek } from './read-roster-week.js';

/** `week`: any local day of it */
const WeekQuery = z.strictObject({ plantCode: PlantCode, week: LocalDate });

@ApiTags('排班 rosters')
@Controller('roster-weeks')
export class RosterWeekController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('masterdata.read')
  @ApiOperation({ summary: '周排班 · Who is at work and who is on duty at a plant, Monday to Sunday' })
  @ApiOkResponse({ standardSchema: RosterWeek })
  read(@CurrentActor() actor: Actor, @Query({ schema: WeekQuery }) { plantCode, week }: z.infer<typeof WeekQuery>): Promise<z.infer<typeof RosterWeek>> {
    return readRosterWeek(this.database, actor, plantCode, week);
  }
}
