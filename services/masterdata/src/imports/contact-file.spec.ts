/** Contacts of customers and employees by file: personal data that goes nowhere else, and that nobody but whoever brought it reads back. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from '@guitu/row-import/xlsx/write-xlsx';
import { buffer } from 'node:stream/consumers';
import { FileDesk, type Told } from '../testbed/file-desk.js';

let desk: FileDesk;
let keys = 0;
const customer = (salesOwner: string | null) => ({ kind: 'DEALER', salesOwner, currency: 'CNY', parent: null, deductsPayment: false, warrantyExtensionMonths: 0, policyKey: null, portal: false, language: 'zh', blocked: false });
const query = <T>(sql: string): Promise<T[]> => desk.stand.database.dataSource.query(sql);
beforeAll(async () => {
  desk = await FileDesk.start();
  for (const [code, owner] of [['C-MINE', 'e-sales'], ['C-OTHER', 'e-sales2']] as const) {
    expect((await desk.stand.send('PUT', `/customers/${code}`, 'e-saleshead', { version: 0, fields: customer(owner) }, { 'idempotency-key': `contact-file-${++keys}` })).status).toBe(200);
  }
});
afterAll(() => desk.stop());

const counts = ({ body }: Told): unknown => body['counts'];
const refusals = ({ body }: Told): [number, string, string][] => (body['rejected'] as { rowNo: number; faults: { field: string; code: string }[] }[]).map(({ rowNo, faults }) => [rowNo, faults[0]?.field ?? '', faults[0]?.code ?? '']);
const contacts = (): Promise<Record<string, unknown>[]> => query('select customer_code as customer, nr, name, phone, mail, version from contact where customer_code is not null order by 1, 2');
const errors = async (id: unknown, person: string): Promise<Response> => fetch(`${desk.stand.service.url}/api/masterdata/v1/imports/${String(id)}/errors`, { headers: { authorization: `Bearer ${await desk.stand.token(person)}` } });
const HEAD = '客户代码,联系人序号,姓名,手机,邮箱,地址\n';

describe('a file of contacts', () => {
  const FILE = `${HEAD}C-MINE,,张金丝,０１３８００１３８０００,,东莞\nC-MINE,2,李金丝,138 0013 8001,li@example.com,\nC-NONE,1,无主,13800138002,,\nC-MINE,3,王金丝,1.38E+10,,\nC-MINE,4,赵金丝,13800138004,no mail,\nC-MINE,2,重复,13800138005,,\nC-MINE,100,序号,13800138006,,\n合计,,,,,\n`;

  it('I6: is tried first, which keeps nothing; then kept, each row judged alone, digits as they were written; the same again changes nothing', async () => {
    const tried = await desk.upload('contact', FILE, {}, 'e-saleshead');
    expect([tried.status, counts(tried), await contacts()]).toEqual([200, { added: 2, changed: 0, unchanged: 0, rejected: 5, ignored: 1 }, []]);
    expect((await desk.upload('contact', `${FILE} `, { dryRunId: String(tried.body['id']) }, 'e-saleshead')).body['code']).toBe('dry-run-first');
    const told = await desk.upload('contact', FILE, { dryRunId: String(tried.body['id']) }, 'e-saleshead');
    expect([counts(told), refusals(told).sort()]).toEqual([counts(tried), [[4, 'customerCode', 'unknown-record'], [5, 'phone', 'digits-lost'], [6, 'mail', 'invalid_format'], [7, 'customerCode', 'duplicate-in-file'], [8, 'nr', 'too_big']]]);
    const kept = [
      { customer: 'C-MINE', nr: 1, name: '张金丝', phone: '013800138000', mail: null, version: 1 },
      { customer: 'C-MINE', nr: 2, name: '李金丝', phone: '138 0013 8001', mail: 'li@example.com', version: 1 },
    ];
    expect(await contacts()).toEqual(kept);
    expect([counts(await desk.import('contact', FILE, 'e-saleshead')), await contacts()]).toEqual([{ added: 0, changed: 0, unchanged: 2, rejected: 5, ignored: 1 }, kept]);
  });

  it('with fewer columns keeps what stands of the others, and whom it does not name stays; a byte order mark and workbooks come alike', async () => {
    expect(counts(await desk.import('contact', '\uFEFF客户代码,联系人,手机\r\nC-MINE,张改名,13900139000\r\n', 'e-saleshead'))).toMatchObject({ changed: 1, rejected: 0 });
    const sheet = new Uint8Array(await buffer(writeXlsx([['客户代码', '联系人序号', '联系人'], ['C-MINE', '2', '李金丝'], ['C-OTHER', '1', '他人客户']])));
    expect(counts(await desk.import('contact', sheet, 'e-saleshead'))).toMatchObject({ added: 1, unchanged: 1, rejected: 0 });
    expect((await contacts()).map(({ customer: code, nr, name, phone, version }) => [code, nr, name, phone, version])).toEqual([
      ['C-MINE', 1, '张改名', '13900139000', 2], ['C-MINE', 2, '李金丝', '138 0013 8001', 1], ['C-OTHER', 1, '他人客户', null, 1],
    ]);
    expect((await query<{ address: string }>(`select address from contact where customer_code = 'C-MINE' and nr = 1`))[0]?.address).toBe('东莞');
  });

  it('is for those who keep contacts, and of sales for their own customers alone', async () => {
    expect(refusals(await desk.import('contact', `${HEAD}C-OTHER,1,抢客户,13800138007,,\nC-MINE,5,自己的,13800138008,,\n`, 'e-sales'))).toEqual([[2, 'customerCode', 'not-your-contact']]);
    expect((await contacts()).find(({ customer: code }) => code === 'C-OTHER')?.['name']).toBe('他人客户');
    for (const person of ['e-keeper', 'e-fin', 'e-qc']) expect([person, (await desk.upload('contact', FILE, {}, person)).status]).toEqual([person, 403]);
    const other = await desk.import('contact', `${HEAD}C-MINE,1,别家公司,13800138009,,\n`, 'e-hr');
    expect(refusals(other)).toEqual([[2, 'customerCode', 'not-your-contact']]);
  });

  it('is read back by whoever brought it alone: its refused rows, its headings, that it was there', async () => {
    const brought = await desk.upload('contact', `${HEAD.trim()},私人备注张金丝\nC-NONE,1,张金丝,13800138000,,,x\n`, {}, 'e-saleshead');
    const listed = async (person: string): Promise<unknown[]> => ((await desk.stand.get('/imports', person)).body['items'] as { id: unknown }[]).filter(({ id }) => id === brought.body['id']);
    expect(brought.body['unknownHeadings']).toEqual(['#7']);
    expect([(await listed('e-saleshead')).length, (await listed('e-sales')).length, (await listed('e-hr')).length]).toEqual([1, 0, 0]);
    expect([(await errors(brought.body['id'], 'e-saleshead')).status, (await errors(brought.body['id'], 'e-sales')).status, (await errors(brought.body['id'], 'e-keeper')).status]).toEqual([200, 404, 404]);
  });

  it('leaves no name and no number in an answer, a journal, a topic or a log of commands', async () => {
    const wrong = await desk.upload('contact', `${HEAD}C-MINE,1,金丝雀,1.38E+10,,\nC-MINE,2,金丝雀,13800138000,canary at example,\n`, {}, 'e-saleshead');
    expect(JSON.stringify(wrong.body)).not.toMatch(/金丝雀|1\.38|canary/);
    for (const table of ['journal', 'idempotency', 'master_record', 'dead_letter', 'parked']) expect([table, await query(`select 1 from ${table} t where t::text ~ '张金丝|李金丝|金丝雀|13800138|canary'`)]).toEqual([table, []]);
  });
});

describe('a file of employees’ contacts', () => {
  const OF_STAFF = '工号,姓名,手机,邮箱,企业微信\n';
  const FILE = `${OF_STAFF}qc,张金丝,０１３９００１３９０００,zhang@example.com,wx-zhang\nQCS,李金丝,139 0013 9001,,\nnobody,无主,13900139002,,\nfqc,王金丝,1.39E+10,,\nkeeper,赵金丝,,no mail,\nqc,重复,13900139005,,\n`;
  const kept = (): Promise<Record<string, unknown>[]> => query(`select staff, name, phone, mail, wecom, version from contact where staff in ('e-qc', 'e-qcs') order by 1`);

  it('I5: is tried first, then kept by employee, each row judged alone; the same again changes nothing, fewer columns keep what stands', async () => {
    const before = await kept();
    const tried = await desk.upload('staff-contact', FILE, {}, 'e-hr');
    expect([tried.status, counts(tried), await kept()]).toEqual([200, { added: 0, changed: 2, unchanged: 0, rejected: 4, ignored: 0 }, before]);
    const told = await desk.upload('staff-contact', FILE, { dryRunId: String(tried.body['id']) }, 'e-hr');
    expect([counts(told), refusals(told).sort()]).toEqual([counts(tried), [[4, 'staff', 'unknown-record'], [5, 'phone', 'digits-lost'], [6, 'mail', 'invalid_format'], [7, 'staff', 'duplicate-in-file']]]);
    const after = [{ staff: 'e-qc', name: '张金丝', phone: '013900139000', mail: 'zhang@example.com', wecom: 'wx-zhang', version: 2 }, { staff: 'e-qcs', name: '李金丝', phone: '139 0013 9001', mail: null, wecom: null, version: 2 }];
    expect(await kept()).toEqual(after);
    expect(counts(await desk.import('staff-contact', FILE, 'e-hr'))).toMatchObject({ unchanged: 2, rejected: 4 });
    expect(counts(await desk.import('staff-contact', '工号,姓名\nqc,张改名\n', 'e-hr'))).toMatchObject({ changed: 1 });
    expect((await kept())[0]).toEqual({ ...after[0], name: '张改名', version: 3 });
  });

  it('is HR’s: of those who keep contacts of customers everybody his own alone, others nothing; nobody else reads it back', async () => {
    expect(refusals(await desk.import('staff-contact', `${OF_STAFF}qc,抢名,,,\nsales,自己,13900139006,,\n`, 'e-sales'))).toEqual([[2, 'staff', 'not-your-contact']]);
    expect((await query<{ name: string }>(`select name from contact where staff = 'e-sales'`))[0]?.name).toBe('自己');
    for (const person of ['e-keeper', 'e-fin', 'e-qc']) expect([person, (await desk.upload('staff-contact', FILE, {}, person)).status]).toEqual([person, 403]);
    const brought = await desk.upload('staff-contact', FILE, {}, 'e-hr');
    expect([(await errors(brought.body['id'], 'e-hr')).status, (await errors(brought.body['id'], 'e-sales')).status]).toEqual([200, 404]);
  });

  it('comes over HTTP as well, a result per row, and says no name on any way', async () => {
    const row = (staff: string, more: object = {}) => ({ staff, name: '金丝雀', phone: '13900139007', mail: null, address: null, wecom: null, dingtalk: null, feishu: null, language: 'zh', ...more });
    const batch = async (person: string, ...rows: object[]) => desk.stand.send('PUT', '/contacts/staff:batch', person, { rows }, { 'idempotency-key': `contact-file-${++keys}` });
    const answer = await batch('e-hr', row('e-prod'), row('e-nobody'), row('e-fqc', { phone: 'x' }), row('e-prod'));
    expect((answer.body['rows'] as { staff: string | null; outcome: string; faults: { code: string }[] }[]).map(({ staff, outcome, faults }) => [staff, outcome, faults[0]?.code ?? null])).toEqual([
      ['e-prod', 'changed', null], ['e-nobody', 'rejected', 'unknown-record'], [null, 'rejected', 'invalid_format'], ['e-prod', 'rejected', 'duplicate'],
    ]);
    expect((await batch('e-keeper', row('e-keeper'))).status).toBe(403);
    for (const table of ['journal', 'idempotency', 'master_record', 'dead_letter', 'parked']) expect([table, await query(`select 1 from ${table} t where t::text ~ '张金丝|李金丝|金丝雀|13900139|zhang@'`)]).toEqual([table, []]);
  });
});
