import { crc32 } from 'node:zlib';
import { SweepAttachments } from '@guitu/attachments/sweep-attachments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand, type Answer } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';

/** One pixel. */
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality);
});
afterAll(() => stand.stop());

let keys = 0;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
/** A file as a body; `DeskStand.send` sends texts. */
async function upload(file: Buffer, person: string, type: string = 'image/png', key: string = `upload-key-${++keys}`): Promise<Answer> {
  const response = await fetch(`${stand.service.url}/api/quality/v1/attachments`, {
    method: 'POST', body: new Uint8Array(file), signal: AbortSignal.timeout(60_000),
    headers: { authorization: `Bearer ${await stand.token(person)}`, 'content-type': type, 'idempotency-key': key },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}
const uploaded = async (file: Buffer, person = 'e-qc'): Promise<string> => {
  const answer = await upload(file, person);
  expect(answer.status).toBe(201);
  return String(answer.body['id']);
};
async function inspection(attachments: readonly string[], person = 'e-qc') {
  const { returnNo, taskId } = await stand.task('quality', 'inspect');
  return { returnNo, answer: await stand.post(`/returns/${returnNo}/inspections`, person, { taskId, ...inspected('10'), attachments }) };
}
const download = async (id: string, person: string) =>
  fetch(`${stand.service.url}/api/quality/v1/attachments/${id}`, { headers: { authorization: `Bearer ${await stand.token(person)}` }, signal: AbortSignal.timeout(60_000) });

describe('attachments of a fact', () => {
  it('belong to it in the order they were named, and are given back as they were kept', async () => {
    const ids = [await uploaded(PDF), await uploaded(photo)];
    const { returnNo, answer } = await inspection(ids);
    expect(answer.status).toBe(201);
    const { items } = (await stand.get(`/returns/${returnNo}/attachments`, 'e-qchead')).body as unknown as { items: { id: string; factId: string; kind: string; mediaType: string; sha256: string; width: number | null }[] };
    const { factId } = answer.body['fact'] as { factId: string };
    expect(items.map(({ id, kind, mediaType, width }) => [id, kind, mediaType, width])).toEqual([[ids[0], 'inspect', 'application/pdf', null], [ids[1], 'inspect', 'image/png', 1]]);
    expect(new Set(items.map((item) => item.factId))).toEqual(new Set([factId]));
    const file = await download(ids[0] ?? '', 'e-qchead');
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options'), file.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'nosniff', `attachment; filename="${ids[0]}.pdf"`]);
    expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
  });

  it('are drawn anew: who took the picture and where is gone from what is given back', async () => {
    const said = Buffer.from('tEXtComment\0LiLei 31.2300,121.4700', 'latin1');
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(said.length - 4);
    sum.writeUInt32BE(crc32(said));
    // before the last chunk, IEND
    const given = Buffer.concat([photo.subarray(0, -12), length, said, sum, photo.subarray(-12)]);
    const file = await download(await uploaded(given), 'e-qc');
    const kept = Buffer.from(await file.arrayBuffer());
    expect([given.includes('LiLei'), file.status, file.headers.get('content-type'), kept.subarray(1, 4).toString(), /LiLei|31\.23/.test(kept.toString('latin1'))]).toEqual([true, 200, 'image/png', 'PNG', false]);
  });

  it('never leave the department with the fact', async () => {
    const { returnNo } = await inspection([await uploaded(PDF)]);
    const [event] = (await stand.rows<{ subject: string; body: object }>('journal')).filter(({ subject }) => subject === `GT01/${returnNo}`);
    expect(JSON.stringify(event?.body)).not.toContain('attachment');
  });

  it('that are unknown, another’s, used or named twice refuse the whole, and nothing is recorded', async () => {
    const [own, used, foreign, unknown] = [await uploaded(PDF), await uploaded(PDF), await uploaded(PDF, 'e-qchead'), '0199aa00-0000-7000-8000-00000000abcd'];
    await inspection([used]);
    const { returnNo, answer } = await inspection([own, used, foreign, unknown]);
    expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([422, ['attachments.1', 'attachments.2', 'attachments.3']]);
    const twice = await inspection([own, own]);
    expect([twice.answer.status, twice.answer.body.errors?.map(({ path }) => path)]).toEqual([422, ['attachments.0', 'attachments.1']]);
    expect((await stand.rows<{ return_no: string }>('fact')).filter((fact) => fact.return_no === returnNo)).toEqual([]);
    expect((await inspection([own])).answer.status).toBe(201);
  });

  it('two facts at once: one gets it', async () => {
    const id = await uploaded(PDF);
    const both = await Promise.all([inspection([id]), inspection([id])]);
    expect(both.map(({ answer }) => answer.status).sort()).toEqual([201, 422]);
  });
});

describe('an upload', () => {
  it('repeated with its key is the same attachment; another file with that key is refused', async () => {
    const first = await upload(photo, 'e-qc', 'image/png', 'the-same-key');
    const again = await upload(photo, 'e-qc', 'image/png', 'the-same-key');
    expect([again.status, again.body['id'], again.headers.get('idempotent-replayed')]).toEqual([201, first.body['id'], 'true']);
    expect(await upload(PDF, 'e-qc', 'application/pdf', 'the-same-key')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it.each<[string, Buffer, string, number, string]>([
    ['a page called a picture', Buffer.from('<!doctype html><p>x'), 'image/png', 415, 'file-type-unknown'],
    ['nothing', Buffer.alloc(0), 'image/png', 400, 'empty-file'],
    ['a type nobody takes', PDF, 'text/html', 415, 'unsupported-media-type'],
    ['more than may be', Buffer.alloc(32 * 1024 * 1024 + 1), 'image/png', 413, 'too-large'],
  ])('%s is refused and nothing is kept', async (_what, file, type, status, code) => {
    const before = (await stand.rows('stored_object')).length;
    expect(await upload(file, 'e-qc', type)).toMatchObject({ status, body: { code } });
    expect((await stand.rows('stored_object')).length).toBe(before);
  });

  it('is its uploader’s alone until a fact names it, and its plant’s from then on', async () => {
    const id = await uploaded(PDF);
    expect([(await download(id, 'e-qc')).status, (await download(id, 'e-qchead')).status]).toEqual([200, 404]);
    const { returnNo } = await inspection([id]);
    expect([(await download(id, 'e-qchead')).status, (await download(id, 'e-qc-other')).status]).toEqual([200, 404]);
    expect((await stand.get(`/returns/${returnNo}/attachments`, 'e-qc-other')).status).toBe(404);
  });
});

it('what no fact came to name is swept away with its object, and so is what a broken-off upload left; the rest stays', async () => {
  const [unused, used] = [await uploaded(PDF), await uploaded(PDF)];
  await inspection([used]);
  await stand.database.dataSource.query(`insert into stored_object (key) values ('quality/0199aa00-0000-7000-8000-0000000000ff')`);
  const sweep = stand.service.app.get(SweepAttachments);
  expect(await sweep.sweep()).toBe(0);
  expect((await download(unused, 'e-qc')).status).toBe(200);
  await sweep.sweep(0, 0);
  expect([(await download(unused, 'e-qc')).status, (await download(used, 'e-qc')).status]).toEqual([404, 200]);
  const left = await stand.rows<{ key: string }>('stored_object');
  expect(left.map(({ key }) => key).sort()).toEqual((await stand.rows<{ object_key: string }>('attachment')).map((row) => row.object_key).sort());
});
