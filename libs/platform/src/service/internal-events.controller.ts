import { Public } from '@guitu/identity/permit';
import { JOURNAL_PAGE, readJournal } from '@guitu/messaging/read-journal';
import { Database } from '@guitu/persistence/database';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { wholeNumber, wholeNumberOr } from '../http/whole-number.js';
import { InternalGuard } from './internal.guard.js';
import { ServiceSource } from './service-source.js';

const Page = z.strictObject({
  subject: z.string().min(1).max(200).regex(/^[\x21-\x7e]+$/),
  after: wholeNumber(0, 1_000_000_000),
  limit: wholeNumberOr(JOURNAL_PAGE, 1, JOURNAL_PAGE),
});
/** The serving side of the gap fetch: this service's events of one subject, from its journal. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/events')
export class InternalEventsController {
  constructor(private readonly database: Database, private readonly source: ServiceSource) {}

  @Get()
  async events(@Query({ schema: Page }) { subject, after, limit }: z.infer<typeof Page>) {
    return { events: await readJournal(this.database.dataSource, this.source.name, subject, after, limit) };
  }
}
