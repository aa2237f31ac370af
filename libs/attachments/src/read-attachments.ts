import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { MEDIA_TYPES, type MediaType } from './media-types.js';

export const AttachmentOnFact = z.strictObject({
  id: z.uuid(), factId: z.uuid(), kind: z.string(), mediaType: z.enum(MEDIA_TYPES), bytes: z.int(), sha256: z.string(), width: z.int().nullable(), height: z.int().nullable(),
  staff: z.string(), uploadedAt: z.int(),
});
export const AttachmentList = z.strictObject({ items: z.array(AttachmentOnFact) }).meta({ id: 'AttachmentList' });

const NONE = Problem.notFound('没有这个附件。', 'There is no such attachment.');

/** Attachments of a return at this department, in the order of its facts; whose return it is, is looked at before. */
export async function listAttachments(database: Database, companyCode: string, returnNo: string): Promise<z.infer<typeof AttachmentList>> {
  const items = await database.query<z.infer<typeof AttachmentOnFact>>(
    `select attachment.id, fact_id as "factId", fact.kind, media_type as "mediaType", bytes, sha256, width, height, attachment.staff,
       floor(extract(epoch from uploaded_at) * 1000)::float8 as "uploadedAt"
     from attachment join fact using (fact_id)
     where attachment.company_code = $1 and attachment.return_no = $2 order by fact.seq, attachment.place`,
    [companyCode, returnNo],
  );
  return { items };
}

/** @throws Problem or AccessDenied 404: none, of another place, or not in use yet and somebody else's */
export async function findAttachment(database: Database, actor: Actor, id: string): Promise<{ key: string; mediaType: MediaType; sha256: string }> {
  const [row] = await database.query<{ key: string; mediaType: MediaType; sha256: string; plant: string | null; staff: string }>(
    'select object_key as key, media_type as "mediaType", sha256, plant_code as plant, staff from attachment where id = $1 and company_code = $2', [id, actor.companyCode],
  );
  if (row === undefined || (row.plant === null && row.staff !== actor.staff)) throw NONE;
  if (row.plant !== null) requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant });
  return row;
}
