import { ScannedText } from '@guitu/contracts/scanned-label';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { findScanned, Scan } from './find-scanned.js';

/** As the scanner sends it: waybill, return's number or link, delivery paper, label of goods. */
const ScanQuery = z.strictObject({ text: ScannedText });

@ApiTags('到货 arrival')
@Controller('scans')
export class ScanningController {
  constructor(private readonly database: Database) {}

  @Get()
  @Permit('task.read')
  @ApiOperation({ summary: '到货扫描 · What stands at the dock: one return, several, or none' })
  @ApiOkResponse({ standardSchema: Scan })
  scan(@CurrentActor() actor: Actor, @Query({ schema: ScanQuery }) { text }: z.infer<typeof ScanQuery>): Promise<z.infer<typeof Scan>> {
    return findScanned(this.database, actor, text);
  }
}
