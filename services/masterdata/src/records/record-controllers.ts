/** The same five routes for every type, each with the type's own schema in the API page. */
import { MOST_VERSIONS } from '@guitu/contracts/masterdata/record';
import { MASTER_TYPE_LIST, MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import { Code } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { wholeNumber } from '@guitu/platform/http/whole-number';
import { Body, Controller, Delete, Get, Param, Put, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BatchBody, BatchResult, keepBatch } from './keep-batch.js';
import { keepRecord } from './keep-record.js';
import { listRecords, ListQuery, readableRecord, readRecord, recordView } from './read-records.js';
import { RECORD_FIELDS } from './record-fields.js';
import { removeRecord } from './remove-record.js';
import { KEEPING } from './who-keeps.rules.js';

const Kept = z.strictObject({ code: Code, outcome: z.enum(['added', 'changed', 'unchanged']), version: z.int() }).meta({ id: 'KeptRecord' });
const Removed = z.strictObject({ code: Code, version: z.int() }).meta({ id: 'RemovedRecord' });
const Expected = z.strictObject({ version: wholeNumber(1, MOST_VERSIONS) });

function recordController(type: MasterType): Type {
  const { path, zh, en } = MASTER_TYPES[type];
  const View = recordView(type);
  const Page = z.strictObject({ items: z.array(View), next: Code.nullable() });
  /** `version`: the one that was read; 0 for a new record */
  const Keep = z.strictObject({ version: z.int().min(0).max(MOST_VERSIONS), fields: RECORD_FIELDS[type] }).meta({ id: `Keep${View.meta()?.id ?? ''}` });

  @ApiTags(`${zh} ${path}`)
  @Controller()
  class RecordController {
    constructor(private readonly database: Database, private readonly journal: Journal) {}

    @Get(path)
    @Permit('masterdata.read')
    @ApiOperation({ summary: `${zh}清单 · ${en}: list` })
    @ApiOkResponse({ standardSchema: Page })
    list(@CurrentActor() actor: Actor, @Query({ schema: ListQuery }) query: z.infer<typeof ListQuery>): Promise<unknown> {
      return listRecords(this.database, type, actor, query);
    }

    @Get(`${path}/:code`)
    @Permit('masterdata.read')
    @ApiOperation({ summary: `${zh} · ${en}` })
    @ApiOkResponse({ standardSchema: View })
    async read(@CurrentActor() actor: Actor, @Param('code', { schema: Code }) code: string): Promise<unknown> {
      return readableRecord(type, await readRecord(this.database, type, actor.companyCode, code), actor);
    }

    @Put(`${path}/:code`)
    @Permit(KEEPING[type])
    @ApiOperation({ summary: `维护${zh} · Keep one ${en.toLowerCase()}` })
    @ApiOkResponse({ standardSchema: Kept })
    keep(@CurrentCommand() command: Command, @Param('code', { schema: Code }) code: string, @Body({ schema: Keep }) { version, fields }: z.infer<typeof Keep>): Promise<unknown> {
      return command.run((tx) => keepRecord(tx, this.journal, type, command, code, version, fields));
    }

    @Delete(`${path}/:code`)
    @Permit(KEEPING[type])
    @ApiOperation({ summary: `删除${zh} · Delete one ${en.toLowerCase()} that nothing names` })
    @ApiOkResponse({ standardSchema: Removed })
    remove(@CurrentCommand() command: Command, @Param('code', { schema: Code }) code: string, @Query({ schema: Expected }) { version }: z.infer<typeof Expected>): Promise<unknown> {
      return command.run((tx) => removeRecord(tx, this.journal, type, command.actor, code, version));
    }

    @Put(`${path}\\:batch`)
    @Permit(KEEPING[type])
    @ApiOperation({ summary: `批量维护${zh} · Keep up to 1,000; by (sourceSystem, externalId), result per row` })
    @ApiOkResponse({ standardSchema: BatchResult })
    batch(@CurrentCommand() command: Command, @Body({ schema: BatchBody }) body: z.infer<typeof BatchBody>): Promise<unknown> {
      return command.run((tx) => keepBatch(tx, this.journal, type, command, body));
    }
  }
  return RecordController;
}

export const RECORD_CONTROLLERS: readonly Type[] = MASTER_TYPE_LIST.map(recordController);
