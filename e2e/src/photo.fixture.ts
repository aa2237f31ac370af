/** A photo as a phone would upload it, and a return that is registered with it. */
import type { DeskApi } from './desk-api.js';

/** The smallest PNG: one pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** @returns the return's number and the attachment's id */
export async function registerWithPhoto(api: DeskApi, returnsUrl: string): Promise<{ returnNo: string; attachment: string }> {
  const uploaded = await fetch(`${returnsUrl}/api/returns/v1/attachments`, {
    method: 'POST', body: new Uint8Array(PIXEL), headers: { authorization: `Bearer ${await api.token('e-sales')}`, 'content-type': 'image/png', 'idempotency-key': 'photo-of-damage' },
  });
  const { id } = (await uploaded.json()) as { id: string };
  const answer = await api.register('e-sales', {
    plantCode: 'SZ1', customerCode: 'C0123', policyKey: 'headline', lines: [{ item: 'PUMP-40', batch: 'B2610', qty: '1', unit: 'pcs' }],
    attrs: { requestType: 'return', channel: 'direct', reason: 'defect' }, forms: [], attachments: [id], sourceSystem: 'acceptance', externalId: 'with-photo',
  }, 'register-with-photo');
  if (answer.status !== 201) throw new Error(`registration was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { returnNo: answer.body.fact.returnNo, attachment: id };
}
