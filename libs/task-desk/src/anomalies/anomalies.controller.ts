import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeskName } from '../desk.js';
import { Anomalies, readAnomalies } from './read-anomalies.js';

@ApiTags('异常 anomalies')
@Permit('task.assign')
@Controller('anomalies')
export class AnomaliesController {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly name: DeskName) {}

  @Get()
  @ApiOperation({ summary: '本组的异常 · Anomalies to judge, corrections and late entries of one’s department' })
  @ApiOkResponse({ standardSchema: Anomalies })
  read(@CurrentActor() actor: Actor): Promise<Anomalies> {
    return readAnomalies(this.database, this.directory, this.name.desk, actor);
  }
}
