/** 发货台账 through its three doors: a file, HTTP (matching/returnable-goods.spec.ts) and the topic, all of one schema. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@guitu/persistence/database';
import { HousePeople } from '@guitu/platform/service/house-people';
import { WatchedFolder } from '@guitu/row-import/watched-folder/watched-folder';
import { topicOf } from '@guitu/messaging/event-definition';
import type { RawRecord } from '@guitu/messaging/event-record';
import { importTopic, IMPORT_REJECTS } from '@guitu/contracts/masterdata/types';
import { createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { readOnce, writeRecords } from '@guitu/messaging/testbed/foreign-records';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import { registration, ReturnsStand } from '../testbed/returns-stand.js';
import { folderDoor } from './folder-door.js';
import { TakeDeliveries } from './take-deliveries.js';

const LIMIT = 120_000;
const kafka = { brokers: testBrokers(), clientId: 'u8' };
let [stand, topics, keys]: [ReturnsStand, string[], number] = [undefined as never, [], 0];
beforeAll(async () => {
  stand = await ReturnsStand.start();
  topics = [importTopic('delivery'), IMPORT_REJECTS].map((name) => topicOf(stand.desk.topicPrefix, name));
  await createTopics(kafka, topics);
});
afterAll(async () => {
  await stand.stop();
  await deleteTopics(kafka, topics);
});

interface Told { readonly status: number; readonly body: Record<string, unknown> }
async function upload(content: string | Uint8Array, query: Readonly<Record<string, string>> = {}, person = 'e-saleshead'): Promise<Told> {
  const response = await fetch(`${stand.desk.service.url}/api/returns/v1/imports/delivery-lines?${new URLSearchParams(query).toString()}`, {
    method: 'POST', body: content,
    headers: { authorization: `Bearer ${await stand.desk.token(person)}`, 'idempotency-key': `delivery-import-${(keys += 1)}`, 'content-type': typeof content === 'string' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
async function imported(content: string | Uint8Array, query: Readonly<Record<string, string>> = {}): Promise<Told> {
  const tried = await upload(content, query);
  return upload(content, { ...query, dryRunId: String(tried.body['id']) });
}
const counts = ({ body }: Told): unknown => body['counts'];
const refusals = ({ body }: Told): [number, string][] => (body['rejected'] as { rowNo: number; faults: { code: string }[] }[]).map(({ rowNo, faults }) => [rowNo, faults[0]?.code ?? '']);
const lines = async (q: string): Promise<Record<string, unknown>[]> => (await stand.desk.get(`/delivery-lines?q=${q}`, 'e-fin')).body['items'] as Record<string, unknown>[];
const NOTHING = { added: 0, changed: 0, unchanged: 0, rejected: 0, ignored: 0 };
const HEAD = '发货单号,行号,发货日期,客户代码,产品编码,数量,单位,批次,序列号,未税单价,税率（%）,已开票\n';

describe('a file of deliveries', () => {
  const FILE = `${HEAD}F-1,1,2026/1/5,C-100,PUMP,"2",件,B7,S-71；S-72,12.50,13,是\nF-1,2,2026-01-05,C-100,GLUE,1.5,千克,,,,,\nF-2,1,2026-01-05,C-100,PUMP,2,件,,S-1,,,\nF-2,2,2026-01-05,C-100,PUMP,1.5,件,,,,,\nF-1,1,2026-01-05,C-100,PUMP,9,件,,,,,\n合计,,,,,,,,,,,\n`;

  it('I6: is tried first, which keeps nothing; then imported, each row judged alone, in yuan, percent and words', async () => {
    const tried = await upload(FILE);
    expect([tried.status, counts(tried), await lines('F-1')]).toEqual([200, { ...NOTHING, added: 2, rejected: 3, ignored: 1 }, []]);
    expect((await upload(`${FILE} `, { dryRunId: String(tried.body['id']) })).body['code']).toBe('dry-run-first');
    const told = await upload(FILE, { dryRunId: String(tried.body['id']) });
    expect([counts(told), refusals(told).sort()]).toEqual([counts(tried), [[4, 'count'], [5, 'scale'], [6, 'duplicate-in-file']]]);
    expect(await lines('F-1')).toMatchObject([
      { lineNo: 1, shipDate: '2026-01-05', customerCode: 'C-100', product: 'PUMP', quantity: '2', returnable: '2', batch: 'B7', serials: ['S-71', 'S-72'], unitPrice: 1250, taxBps: 1300, invoiced: true, sourceSystem: 'file' },
      { lineNo: 2, quantity: '1.5', unit: 'kg', unitPrice: null, invoiced: false },
    ]);
    expect((await lines('S-72')).map(({ deliveryNo }) => deliveryNo)).toEqual(['F-1']);
  });

  it('again changes nothing and locks nothing; a file with fewer columns keeps what stands of the others', async () => {
    const rows = (): Promise<unknown> => stand.desk.database.dataSource.query(`select line_no, xmin::text, xmax::text from delivery_line where delivery_no = 'F-1' order by 1`);
    const before = await rows();
    expect([counts(await imported(FILE)), await rows()]).toEqual([{ ...NOTHING, unchanged: 2, rejected: 3, ignored: 1 }, before]);
    expect(counts(await imported('发货单号,行号,发货日期,客户代码,产品编码,数量,单位,签收日期\nF-1,1,2026-01-05,C-100,PUMP,2,件,2026-01-08\n'))).toEqual({ ...NOTHING, changed: 1 });
    expect((await lines('F-1'))[0]).toMatchObject({ receiptDate: '2026-01-08', serials: ['S-71', 'S-72'], unitPrice: 1250, invoiced: true });
  });

  it('cannot take back what a return has claimed, nor touch another plant’s lines', async () => {
    expect((await stand.desk.post('/returns', 'e-cs', registration({ customerCode: 'C-100', lines: [{ item: 'PUMP', qty: '2', unit: 'pcs', delivery: { no: 'F-1', line: 1 } }] }))).status).toBe(201);
    const told = await imported(`${HEAD}F-1,1,2026-01-05,C-100,PUMP,1,件,B7,S-71,12.50,13,是\n`);
    expect([refusals(told), (await lines('F-1'))[0]]).toEqual([[[2, 'claimed']], expect.objectContaining({ quantity: '2', returnable: '0' })]);
    const elsewhere = `发货单号,行号,发货日期,客户代码,产品编码,数量,单位,分厂\nF-9,1,2026-01-05,C-100,PUMP,1,件,WH9\n`;
    expect([refusals(await imported(elsewhere)), await lines('F-9')]).toEqual([[[2, 'other-plant']], []]);
  });

  it('I6: comes back with its wrong rows and the reason beside each; a mapping and a template serve it; few may', async () => {
    const tried = await upload('dlNo,irow,发货日期,客户代码,产品编码,数量,单位\nF-8,1,gestern,C-100,PUMP,1,件\n');
    expect([tried.status, tried.body['code']]).toEqual([422, 'no-heading']);
    expect((await stand.desk.send('PUT', '/import-mappings/delivery-lines/u8', 'e-saleshead', { headings: { deliveryNo: 'dlNo', lineNo: 'irow' } }, { 'idempotency-key': 'delivery-mapping' })).status).toBe(200);
    const mapped = await upload('dlNo,irow,发货日期,客户代码,产品编码,数量,单位\nF-8,1,gestern,C-100,PUMP,1,件\n', { mapping: 'u8' });
    expect(refusals(mapped)).toEqual([[2, 'not-a-date']]);
    const download = async (path: string, person: string): Promise<Response> => fetch(`${stand.desk.service.url}/api/returns/v1${path}`, { headers: { authorization: `Bearer ${await stand.desk.token(person)}` } });
    const errors = new Uint8Array(await (await download(`/imports/${String(mapped.body['id'])}/errors?language=zh`, 'e-saleshead')).arrayBuffer());
    const again = await upload(errors, { mapping: 'u8' });
    expect([refusals(again), again.body['unknownHeadings']]).toEqual([[[2, 'not-a-date']], ['原因']]);
    const template = new Uint8Array(await (await download('/import-templates/delivery-lines?language=en', 'e-saleshead')).arrayBuffer());
    expect((await upload(template)).body['unknownHeadings']).toEqual([]);
    expect((await stand.desk.get('/imports', 'e-saleshead')).body['items']).toContainEqual(expect.objectContaining({ id: mapped.body['id'], type: 'delivery-lines', counts: { ...NOTHING, rejected: 1 } }));
    const closed = [(await upload(HEAD, {}, 'e-cs')).status, (await stand.desk.get('/imports', 'e-cs')).status, (await download(`/imports/${String(mapped.body['id'])}/errors`, 'e-keeper')).status, (await download(`/imports/${String(mapped.body['id'])}/errors`, 'e-qc-other')).status];
    expect(closed).toEqual([403, 403, 403, 403]);
  });
});

describe('the watched folder', () => {
  it('takes deliveries too: tried, imported once, put away with its wrong rows; for a company that is none nothing', async () => {
    const root = await mkdtemp(join(tmpdir(), 'guitu-deliveries-'));
    try {
      const lay = async (company: string, name: string, content: string): Promise<void> => {
        await mkdir(join(root, company, 'delivery-lines'), { recursive: true });
        await writeFile(join(root, company, 'delivery-lines', name), content);
      };
      const app = stand.desk.service.app;
      const folder = new WatchedFolder(app.get(Database), folderDoor(app.get(HousePeople)), root, () => Date.now() + 15_000);
      const content = `${HEAD}D-1,1,2026-01-05,C-100,PUMP,1,件,B7,S-901,12.50,13,是\nD-1,2,gestern,C-100,PUMP,2,件,,,,,\n`;
      await lay('GT01', 'day.csv', content);
      await lay('NOBODY', 'day.csv', content);
      await lay('GT01', 'list.txt', content);
      expect([await folder.look(), (await lines('D-1')).map(({ lineNo, sourceSystem }) => [lineNo, sourceSystem])]).toEqual([2, [[1, 'folder']]]);
      await lay('GT01', 'again.csv', content);
      expect([await folder.look(), await folder.look()]).toEqual([1, 0]);
      const put = async (...parts: string[]): Promise<string[]> => (await readdir(join(root, ...parts))).map((name) => name.slice(13)).sort();
      expect([await put('GT01', 'delivery-lines', 'done'), await put('NOBODY', 'delivery-lines', 'refused')]).toEqual([['again.csv', 'again.csv.report.json', 'day.csv', 'day.csv.errors.xlsx', 'day.csv.report.json'], ['day.csv', 'day.csv.report.json']]);
      expect(await stand.desk.database.dataSource.query(`select company_code, type, source_system, started_by from import_run where dry_run_id is not null and source_system = 'folder'`)).toEqual([{ company_code: 'GT01', type: 'delivery-lines', source_system: 'folder', started_by: 'e-system' }]);
      expect(await folder.watch().look()).toEqual([{ kind: 'connector', companyCode: 'NOBODY', plantCode: null, ref: 'folder.delivery-lines' }]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe('rows on the import topic', () => {
  const row = (no: string, more: object = {}, fields: object = {}): { key: string; value: string } => ({
    key: `${no}/1`, value: JSON.stringify({ companyCode: 'GT01', sourceSystem: 'u8', externalId: `${no}/1`, fields: { deliveryNo: no, lineNo: 1, customerCode: 'C-100', shipDate: '2026-02-01', product: 'FAN', quantity: '5', unit: 'pcs', ...fields }, ...more }),
  });

  it('become delivery lines; of several for one line the last counts; what is refused comes back with its reasons and holds nobody up', async () => {
    const refused = [row('T-2', {}, { quantity: '1.5' }), row('T-3', { companyCode: 'NONE' }), { ...row('T-4'), key: 'T-5/1' }, { key: 'T-6/1', value: '{' }, { key: 'T-7/1', value: null }, row('T-8', {}, { lineNo: 2 })];
    await writeRecords(kafka, topics[0]!, [row('T-1'), ...refused, row('T-1', {}, { quantity: '7' }), row('T-9')]);
    await eventually('the last row', async () => (await lines('T-9')).length === 1, LIMIT);
    expect(await lines('T-1')).toMatchObject([{ quantity: '7', sourceSystem: 'u8' }]);
    const told = await eventually('the rejects', async () => {
      const found = await readOnce(kafka, topics[1]!);
      return found.length >= refused.length ? found.map(({ value }) => JSON.parse(value) as { type: string; externalId: string | null; reasons: { code: string }[] }) : undefined;
    }, LIMIT);
    expect(told.map(({ type, externalId, reasons }) => `${type} ${String(externalId)} ${reasons[0]?.code ?? ''}`).sort()).toEqual([
      'delivery T-2/1 scale', 'delivery T-3/1 unknown-record', 'delivery T-8/1 key-differs', 'delivery null key-differs', 'delivery null no-json', 'delivery null no-value',
    ]);
  });

  it('taken twice end the same', async () => {
    const take = stand.desk.service.app.get(TakeDeliveries);
    const record = (no: string): RawRecord => ({ topic: topics[0]!, partition: 0, offset: '0', key: Buffer.from(row(no).key), headers: {}, value: Buffer.from(row(no).value) });
    await take.take([record('T-20'), record('T-21'), record('T-20')]);
    const kept = (): Promise<unknown> => stand.desk.database.dataSource.query(`select delivery_no, qty, kept_at from delivery_line where delivery_no like 'T-2_' order by 1`);
    const before = await kept();
    await take.take([record('T-20'), record('T-21'), record('T-20')]);
    expect([await kept(), (before as unknown[]).length]).toEqual([before, 2]);
  });
});
