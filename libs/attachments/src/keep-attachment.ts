import { randomUUID } from 'node:crypto';
import type { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import type { ExaminedFile } from './examine-file.js';
import { MEDIA_TYPES } from './media-types.js';
import type { ObjectStore } from './object-store.js';

export const KeptAttachment = z.strictObject({
  id: z.uuid(), mediaType: z.enum(MEDIA_TYPES), bytes: z.int(),
  /** of what is kept; a picture is drawn anew, so it differs from the file that was sent */
  sha256: z.string(),
  givenSha256: z.string(),
  width: z.int().nullable(), height: z.int().nullable(),
}).meta({ id: 'KeptAttachment' });
export type KeptAttachment = z.infer<typeof KeptAttachment>;

/**
 * Keeps a file for a fact that will name it. Its key is noted before the object is written, and the row comes last: whatever is
 * broken off in between leaves a noted key without a row, which is swept away (sweep-attachments.ts).
 * @param givenSha256 of the file as it was sent; the body went by as a stream and is no part of the key's fingerprint
 * @throws Problem 422 when this Idempotency-Key was used for another file
 */
export async function keepAttachment(database: Database, store: ObjectStore, service: string, command: Command, file: ExaminedFile, givenSha256: string): Promise<KeptAttachment> {
  const key = `${service}/${randomUUID()}`;
  await database.query('insert into stored_object (key) values ($1)', [key]);
  await store.put(key, file.bytes, file.mediaType);
  const kept = await command.run(async (tx): Promise<KeptAttachment> => {
    const { companyCode, staff } = command.actor;
    const attachment = { id: randomUUID(), mediaType: file.mediaType, bytes: file.bytes.length, sha256: file.sha256, givenSha256, width: file.size?.width ?? null, height: file.size?.height ?? null };
    await tx.execute(
      'insert into attachment (id, company_code, staff, object_key, media_type, bytes, sha256, width, height) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [attachment.id, companyCode, staff, key, attachment.mediaType, attachment.bytes, attachment.sha256, attachment.width, attachment.height],
    );
    return attachment;
  });
  if (kept.givenSha256 !== givenSha256) throw Problem.unprocessable('idempotency-key-reused', '此幂等键已用于另一个文件。', 'This Idempotency-Key was used for another file.');
  return kept;
}
