import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { InternalGuard } from '@guitu/platform/service/internal.guard';
import { AlarmDesk } from './alarm-desk.js';
import { AlarmBody, raiseAlarm } from './raise-alarm.js';

/** Where services say that something is wrong with the house, or that it is over; for services among themselves. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/alarms')
export class AlarmsController {
  constructor(private readonly database: Database, private readonly desk: AlarmDesk) {}

  @Post()
  @HttpCode(200)
  raise(@Body({ schema: AlarmBody }) body: AlarmBody): Promise<{ changed: boolean }> {
    return this.database.transaction((tx) => raiseAlarm(tx, this.desk, body));
  }
}
