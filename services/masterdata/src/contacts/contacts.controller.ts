import { CustomerCode, StaffId } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { AsksOnly } from '@guitu/platform/command/asks-only';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { readRecord } from '../records/read-records.js';
import { Contact, ContactKept, ContactList, ContactNo, KeepContactBody } from './contact.js';
import { Callers, FindCallerBody, findCallers } from './find-caller.js';
import { ContactBatch, ContactBatchResult, keepContactBatch } from './keep-contact-batch.js';
import { keepContact } from './keep-contact.js';
import { keepStaffContacts, StaffContactBatch, StaffContactBatchResult } from './keep-staff-contacts.js';
import { readContacts } from './read-contacts.js';
import { requireContactView, requireCustomerContact, requireStaffContact, shownContact } from './who-sees-contacts.rules.js';

/** What somebody looks for: kept with the reading. */
const Purpose = z.strictObject({ purpose: z.enum(['call', 'ship', 'pay', 'visit', 'maintain']), reference: z.string().max(60).regex(/^[A-Za-z0-9_.:/-]+$/).optional() });
type Purpose = z.infer<typeof Purpose>;

@ApiTags('联系人 contacts')
@Controller('contacts')
export class ContactsController {
  constructor(private readonly database: Database) {}

  @Get('customers/:code')
  @Permit('contact.read')
  @ApiOperation({ summary: '客户联系人（查看有记录）· Contacts of a customer, as far as they are yours to see; each reading is logged' })
  @ApiOkResponse({ standardSchema: ContactList })
  async ofCustomer(@CurrentActor() actor: Actor, @Param('code', { schema: CustomerCode }) customerCode: string, @Query({ schema: Purpose }) purpose: Purpose): Promise<{ items: Contact[] }> {
    const { fields } = await readRecord(this.database, 'customer', actor.companyCode, customerCode);
    const view = requireContactView(actor, fields['salesOwner'] as string | null, purpose.purpose);
    const found = await this.database.transaction((tx) => readContacts(tx, { customerCode }, readingBy(actor, purpose)));
    return { items: found.map((contact) => shownContact(contact, view)) };
  }

  @Post('customers\\:find-caller')
  @HttpCode(200)
  @AsksOnly()
  @Permit('contact.read')
  @ApiOperation({ summary: '来电识别 · Whose contacts end like this phone number; each that is shown is logged' })
  @ApiOkResponse({ standardSchema: Callers })
  findCaller(@CurrentActor() actor: Actor, @Body({ schema: FindCallerBody }) { phoneEnd }: z.infer<typeof FindCallerBody>): Promise<Callers> {
    return this.database.transaction((tx) => findCallers(tx, actor, phoneEnd));
  }

  @Get('staff/:staff')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '员工联系方式（查看有记录）· Contact of an employee; each reading is logged' })
  @ApiOkResponse({ standardSchema: ContactList })
  async ofStaff(@CurrentActor() actor: Actor, @Param('staff', { schema: StaffId }) staff: string, @Query({ schema: Purpose }) purpose: Purpose): Promise<{ items: Contact[] }> {
    requireStaffContact(actor, staff);
    return { items: await this.database.transaction((tx) => readContacts(tx, { staff }, readingBy(actor, purpose))) };
  }

  @Put('customers/:code/:nr')
  @Permit('contact.write')
  @ApiOperation({ summary: '维护客户联系人 · Keep a contact of a customer' })
  @ApiOkResponse({ standardSchema: ContactKept })
  async keepOfCustomer(@CurrentCommand() command: Command, @Param('code', { schema: CustomerCode }) customerCode: string, @Param('nr', { schema: ContactNo }) nr: number, @Body({ schema: KeepContactBody }) body: z.infer<typeof KeepContactBody>): Promise<{ nr: number; version: number }> {
    await this.requireCustomer(command.actor, customerCode);
    return command.run((tx) => keepContact(tx, command.actor, { customerCode }, nr, body));
  }

  @Put('customers\\:batch')
  @HttpCode(200)
  @Permit('contact.write')
  @ApiOperation({ summary: '批量维护客户联系人 · Keep up to 500 contacts of customers, a result per row' })
  @ApiOkResponse({ standardSchema: ContactBatchResult })
  keepMany(@CurrentCommand() command: Command, @Body({ schema: ContactBatch }) { rows }: z.infer<typeof ContactBatch>): Promise<z.infer<typeof ContactBatchResult>> {
    return command.run(async (tx) => ({ rows: await keepContactBatch(tx, command.actor, rows) }));
  }

  @Put('staff\\:batch')
  @HttpCode(200)
  @Permit('contact.write')
  @ApiOperation({ summary: '批量维护员工联系方式 · Keep up to 500 contacts of employees, a result per row' })
  @ApiOkResponse({ standardSchema: StaffContactBatchResult })
  keepManyOfStaff(@CurrentCommand() command: Command, @Body({ schema: StaffContactBatch }) { rows }: z.infer<typeof StaffContactBatch>): Promise<z.infer<typeof StaffContactBatchResult>> {
    return command.run(async (tx) => ({ rows: await keepStaffContacts(tx, command.actor, rows) }));
  }

  @Put('staff/:staff')
  @Permit('masterdata.read')
  @ApiOperation({ summary: '维护员工联系方式 · Keep the contact of an employee' })
  @ApiOkResponse({ standardSchema: ContactKept })
  keepOfStaff(@CurrentCommand() command: Command, @Param('staff', { schema: StaffId }) staff: string, @Body({ schema: KeepContactBody }) body: z.infer<typeof KeepContactBody>): Promise<{ nr: number; version: number }> {
    requireStaffContact(command.actor, staff);
    return command.run((tx) => keepContact(tx, command.actor, { staff }, 1, body));
  }

  /** @throws Problem 404 unknown customer · 403 not the caller's */
  private async requireCustomer(actor: Actor, customerCode: string): Promise<void> {
    const { fields } = await readRecord(this.database, 'customer', actor.companyCode, customerCode);
    requireCustomerContact(actor, fields['salesOwner'] as string | null);
  }
}

const readingBy = ({ companyCode, staff }: Actor, { purpose, reference }: Purpose) => ({ companyCode, reader: staff, purpose, reference: reference ?? null });
