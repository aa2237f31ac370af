import { Permit } from '@guitu/identity/permit';
import { Body, Controller, HttpCode, Injectable, Module, Post } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineService } from './define-service.js';
import { describeApi } from './describe-api.js';

const Weighing = z.strictObject({ kilograms: z.string() }).meta({ id: 'Weighing' });

/** Stands for everything that needs a server. */
@Injectable()
class Scales {
  constructor() {
    throw new Error('a provider was made');
  }
}

@Controller('weighings')
class WeighingController {
  constructor(readonly scales: Scales) {}

  @Post()
  @HttpCode(201)
  @Permit('task.work')
  weigh(@Body({ schema: Weighing }) weighing: z.infer<typeof Weighing>): z.infer<typeof Weighing> {
    return weighing;
  }
}

@Module({ controllers: [WeighingController], providers: [Scales] })
class ScalesModule {}

describe('describeApi', () => {
  it('gives routes and schemas of a service without making anything of it', async () => {
    const document = await describeApi(defineService({ name: 'scales', title: '磅秤 · Scales', migrations: [], reads: [], module: () => ScalesModule }));

    expect(document.openapi).toBe('3.1.0');
    expect(document.info.title).toBe('磅秤 · Scales');
    const { post } = document.paths['/api/scales/v1/weighings'] ?? {};
    expect(post?.requestBody).toMatchObject({ content: { 'application/json': { schema: { $ref: '#/components/schemas/Weighing' } } } });
    expect(post?.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', required: true }));
    expect(document.components?.schemas?.['Weighing']).toMatchObject({ properties: { kilograms: { type: 'string' } }, required: ['kilograms'], additionalProperties: false });
  });
});
