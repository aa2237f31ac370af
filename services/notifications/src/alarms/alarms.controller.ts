import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ALARMS_PATH, AlarmStatement, type AlarmsTaken } from '@guitu/contracts/http/alarms';
import { Public } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { InternalGuard } from '@guitu/platform/service/internal.guard';
import { AlarmDesk } from './alarm-desk.js';
import { stateAlarms } from './state-alarms.js';

/** Where the watches of all services say what is wrong with the house; for services among themselves. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller(ALARMS_PATH)
export class AlarmsController {
  constructor(private readonly database: Database, private readonly desk: AlarmDesk) {}

  @Post()
  @HttpCode(200)
  state(@Body({ schema: AlarmStatement }) body: AlarmStatement): Promise<AlarmsTaken> {
    return this.database.transaction((tx) => stateAlarms(tx, this.desk, body));
  }
}
