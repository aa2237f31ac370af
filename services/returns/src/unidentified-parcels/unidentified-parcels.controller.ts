import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listUnidentifiedParcels, UnidentifiedParcels } from './list-unidentified-parcels.js';

@ApiTags('待识别包裹 unidentified parcels')
@Controller()
export class UnidentifiedParcelsController {
  constructor(private readonly database: Database) {}

  @Get('unidentified-parcels')
  @Permit('parcel.identify')
  @ApiOperation({ summary: '待识别包裹 · Parcels in my plants whose return nobody has named; next due first' })
  @ApiOkResponse({ standardSchema: UnidentifiedParcels })
  list(@CurrentActor() actor: Actor): Promise<UnidentifiedParcels> {
    return listUnidentifiedParcels(this.database, actor);
  }
}
