import { CompanyCode } from '@guitu/contracts/scalars';
import { Public } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { InternalGuard } from '@guitu/platform/service/internal.guard';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Owner, type Contact } from './contact.js';
import { readContacts } from './read-contacts.js';

const ResolveBody = z.strictObject({
  companyCode: CompanyCode,
  /** the service that asks */
  reader: z.string().regex(/^[a-z]{3,30}$/),
  /** the delivery this is for; kept with the reading */
  reference: z.string().min(1).max(120).regex(/^[\x21-\x7e]+$/),
  owners: z.array(Owner).min(1).max(100),
});

/** Where a message is addressed at the moment it is sent; for services among themselves. The asker keeps nothing of the answer. */
@ApiExcludeController()
@Public()
@UseGuards(InternalGuard)
@Controller('internal/contacts')
export class ResolveContactsController {
  constructor(private readonly database: Database) {}

  /** @returns contacts in the order of `owners`; an empty list for one that has none, or was erased */
  @Post()
  @HttpCode(200)
  resolve(@Body({ schema: ResolveBody }) { companyCode, reader, reference, owners }: z.infer<typeof ResolveBody>): Promise<{ contacts: Contact[][] }> {
    return this.database.transaction(async (tx) => {
      const contacts: Contact[][] = [];
      for (const owner of owners) contacts.push(await readContacts(tx, owner, { companyCode, reader, purpose: 'message', reference }));
      return { contacts };
    });
  }
}
