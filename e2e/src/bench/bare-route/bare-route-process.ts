/** The least a command over HTTP costs here: a Nest route, the same body validation of each kind of fact, one transaction with one insert. */
import 'reflect-metadata';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { BadRequestException, Body, Controller, Inject, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';

const [connectionString, ...kinds] = process.argv.slice(2);
const schemas = new Map(kinds.map((kind) => [kind, commandBody(kind as FactKind)]));
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query('create table if not exists bare_fact (id bigint generated always as identity primary key, return_no text not null, body jsonb not null, recorded_at timestamptz not null default now())');

@Controller('returns')
class BareController {
  constructor(@Inject(pg.Pool) private readonly database: pg.Pool) {}

  @Post(':returnNo/facts/:kind')
  async record(@Param('returnNo') returnNo: string, @Param('kind') kind: string, @Body() body: unknown): Promise<{ id: string }> {
    const parsed = schemas.get(kind)?.safeParse(body);
    if (!parsed?.success) throw new BadRequestException(parsed?.error.issues);
    const connection = await this.database.connect();
    try {
      await connection.query('begin');
      const { rows } = await connection.query<{ id: string }>('insert into bare_fact (return_no, body) values ($1, $2) returning id', [returnNo, parsed.data]);
      await connection.query('commit');
      return { id: rows[0]?.id ?? '' };
    } finally {
      connection.release();
    }
  }
}

@Module({ controllers: [BareController], providers: [{ provide: pg.Pool, useValue: pool }] })
class BareModule {}

const app = await NestFactory.create<NestExpressApplication>(BareModule, { logger: ['error', 'warn'] });
await app.listen(0, '127.0.0.1');
process.once('disconnect', () => process.exit(0));
process.send?.({ url: await app.getUrl() });
