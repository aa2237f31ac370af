/** A small service for the platform's own tests: one table, one command, one query. */
import { CurrentActor, Permit } from '@guitu/identity/permit';
import type { Actor } from '@guitu/identity/actor';
import { Database } from '@guitu/persistence/database';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import type { Command } from '../command/command.js';
import { CurrentCommand } from '../command/current-command.js';
import { Problem } from '../http/problem.js';
import { defineService } from '../service/define-service.js';

class Parcels1700000000999 implements MigrationInterface {
  readonly name = 'Parcels1700000000999';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table parcel (id bigint generated always as identity primary key, label text not null, note jsonb)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table parcel');
  }
}

const Parcel = z.strictObject({ label: z.string().min(1).max(20), weight: z.number().positive().optional(), note: z.unknown().optional() }).meta({ id: 'Parcel' });
const Filter = z.strictObject({ label: z.string().max(20).optional() });

@Controller('parcels')
class ParcelsController {
  constructor(private readonly database: Database) {}

  @Post()
  @Permit('record.arrive')
  add(@Body({ schema: Parcel }) { label, note }: z.infer<typeof Parcel>, @CurrentCommand() command: Command) {
    return command.run(async (tx) => {
      const [row] = await tx.query<{ id: string }>('insert into parcel (label, note) values ($1, $2) returning id', [label, JSON.stringify(note ?? null)]);
      if (label === 'refuse') throw Problem.conflict('refused', '拒收。', 'Refused.');
      if (label === 'crash') throw new Error('secret detail of the inside');
      if (label === 'raw') await tx.execute('insert into parcel (label) values ($1)', ['a\u0000b']);
      return { id: row?.id, by: command.actor.staff };
    });
  }

  @Post('outside')
  @Permit('record.arrive')
  async outside() {
    return { added: (await this.database.query('select 1')).length };
  }

  @Post(':id/touch')
  @Permit('record.arrive')
  touch(@Param('id', { schema: z.string().regex(/^\d{1,9}$/) }) id: string, @CurrentCommand() command: Command) {
    return command.run(() => Promise.resolve({ touched: id }));
  }

  @Get()
  @Permit('task.read')
  list(@CurrentActor() actor: Actor, @Query({ schema: Filter }) { label }: z.infer<typeof Filter>) {
    return { staff: actor.staff, label: label ?? null };
  }
}

@Module({ controllers: [ParcelsController] })
class ParcelsModule {}

export const parcels = defineService({ name: 'parcels', title: '包裹 Parcels', migrations: [Parcels1700000000999], reads: [], module: () => ParcelsModule });
