import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { ErasureEffect } from './erasure-effect.js';

const whose = { staff: z.string().nullable(), customerCode: z.string().nullable(), reasonCode: z.string() };
export const ErasureList = z.strictObject({ items: z.array(z.strictObject({
  id: z.uuid(), ...whose, orderedBy: z.string(), orderedAt: z.int(), appliedAt: z.int(), replayed: z.boolean(), contacts: z.int(),
})) }).meta({ id: 'ErasureList' });
export const RequestList = z.strictObject({ items: z.array(z.strictObject({
  id: z.uuid(), ...whose, askedBy: z.string(), askedAt: z.int(), effect: ErasureEffect, state: z.enum(['asked', 'done', 'refused']), endedBy: z.string().nullable(), endedAt: z.int().nullable(), refusalCode: z.string().nullable(),
})) }).meta({ id: 'ErasureRequestList' });

const ms = (column: string, name: string): string => `floor(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

export async function listErasures(database: Database, companyCode: string): Promise<z.infer<typeof ErasureList>> {
  const items = await database.query<z.infer<typeof ErasureList>['items'][number]>(
    `select id, staff, customer_code as "customerCode", reason_code as "reasonCode", ordered_by as "orderedBy", ${ms('ordered_at', 'orderedAt')}, ${ms('applied_at', 'appliedAt')}, replayed, contacts
     from erasure where company_code = $1 order by ordered_at desc limit 500`, [companyCode],
  );
  return { items };
}

export async function listRequests(database: Database, companyCode: string): Promise<z.infer<typeof RequestList>> {
  const items = await database.query<z.infer<typeof RequestList>['items'][number]>(
    `select id, staff, customer_code as "customerCode", reason_code as "reasonCode", asked_by as "askedBy", ${ms('asked_at', 'askedAt')}, effect, state, ended_by as "endedBy", ${ms('ended_at', 'endedAt')}, refusal_code as "refusalCode"
     from erasure_request where company_code = $1 order by asked_at desc limit 500`, [companyCode],
  );
  return { items };
}
