import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Permit, Public } from '@guitu/identity/permit';
import { Body, Controller, Get, Headers, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { requireRouteSchemas } from './route-schemas.js';

@Controller()
class Careless {
  @Get('a')
  @Permit('task.read')
  query(@Query() query: object) { return query; }
  @Get('b/:id')
  @Permit('task.read')
  param(@Param('id') id: string) { return id; }
  @Post('c')
  @Permit('task.read')
  body(@Body() body: object) { return body; }
  @Get('d')
  @Public()
  header(@Headers('x-user-id') user: string) { return user; }
  @Get('e')
  open() { return {}; }
}
@Controller()
@Permit('task.read')
class Careful {
  @Post('f/:id')
  fine(@Param('id', { schema: z.string() }) id: string, @Query({ schema: z.strictObject({}) }) query: object, @Body({ schema: z.strictObject({}) }) body: object) { return { id, query, body }; }
}
@Module({ controllers: [Careless, Careful] })
class Both {}
@Module({ controllers: [Careful] })
class Fine {}

describe('requireRouteSchemas', () => {
  const start = async (module: new () => object) => NestFactory.createApplicationContext(module, { logger: false });

  it('names every route whose input nobody validates or that is open to nobody knows whom', async () => {
    const app = await start(Both);
    let message = '';
    try {
      requireRouteSchemas(app);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.split('\n').slice(1).sort()).toEqual([
      'Careless.body: a parameter without schema', 'Careless.header: takes headers, files or a raw body', 'Careless.open: neither @Permit nor @Public',
      'Careless.param: a parameter without schema', 'Careless.query: a parameter without schema',
    ]);
    await app.close();
  });

  it('lets a careful controller pass', async () => {
    const app = await start(Fine);
    expect(() => requireRouteSchemas(app)).not.toThrow();
    await app.close();
  });
});
