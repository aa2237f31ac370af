/** Contacts: who may see them, that each reading is logged, that they go nowhere, and that what is erased stays erased. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERASURES } from '@guitu/contracts/masterdata/erasure';
import { Directory } from '@guitu/identity/directory';
import { IMPORT_REJECTS, MASTERDATA } from '@guitu/contracts/masterdata/types';
import { topicOf } from '@guitu/messaging/event-definition';
import { createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { readOnce, readRecords } from '@guitu/messaging/testbed/foreign-records';
import { readServiceConfig } from '@guitu/platform/service/service-config';
import { startService } from '@guitu/platform/service/start-service';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import type { Answer } from '@guitu/task-desk/testbed/desk-stand';
import masterdata from '../service.js';
import { FileDesk } from '../testbed/file-desk.js';

const LIMIT = 120_000;
const kafka = { brokers: testBrokers(), clientId: 'personal-data' };
let [desk, topics]: [FileDesk, string[]] = [undefined as never, []];
let keys = 0;
const send = (method: string, path: string, person: string, body?: unknown): Promise<Answer> => desk.stand.send(method, path, person, body, { 'idempotency-key': `personal-${++keys}` });
const query = <T>(sql: string): Promise<T[]> => desk.stand.database.dataSource.query(sql);
const contact = (name: string, more: object = {}) => ({ name, phone: '+86 138 0013 8000', mail: 'canary@example.com', address: null, wecom: null, dingtalk: null, feishu: null, language: 'zh', ...more });
const customer = (salesOwner: string | null) => ({ kind: 'DEALER', salesOwner, currency: 'CNY', parent: null, deductsPayment: false, warrantyExtensionMonths: 0, policyKey: null, portal: false, language: 'zh', blocked: false });
const internal = (body: object, token: string = 'guitu-trial-internal'): Promise<Response> => fetch(`${desk.stand.service.url}/api/masterdata/v1/internal/contacts`, {
  method: 'POST', headers: { 'content-type': 'application/json', 'x-guitu-internal': token }, body: JSON.stringify(body),
});

beforeAll(async () => {
  desk = await FileDesk.start();
  topics = [ERASURES, IMPORT_REJECTS].map((name) => topicOf(desk.stand.topicPrefix, name));
  await createTopics(kafka, topics);
  for (const [code, owner] of [['C-MINE', 'e-sales'], ['C-OTHER', 'e-sales2']] as const) await send('PUT', `/customers/${code}`, 'e-saleshead', { version: 0, fields: customer(owner) });
});
afterAll(async () => {
  await desk.stop();
  await deleteTopics(kafka, topics);
});

describe('contacts', () => {
  it('are kept with a version, of customers and employees that exist', async () => {
    expect((await send('PUT', '/contacts/customers/C-MINE/1', 'e-sales', { version: 0, ...contact('金丝雀甲') })).body).toEqual({ nr: 1, version: 1 });
    expect((await send('PUT', '/contacts/customers/C-MINE/1', 'e-sales', { version: 0, ...contact('二次') })).body.code).toBe('version-changed');
    expect((await send('PUT', '/contacts/customers/C-MINE/1', 'e-sales', { version: 1, ...contact('金丝雀甲', { phone: null }) })).body).toEqual({ nr: 1, version: 2 });
    expect((await send('PUT', '/contacts/customers/C-NONE/1', 'e-saleshead', { version: 0, ...contact('无主') })).status).toBe(404);
    expect((await send('PUT', '/contacts/staff/e-qc', 'e-qc', { version: 1, ...contact('金丝雀乙') })).body).toEqual({ nr: 1, version: 2 });
    const wrong = [{ mail: 'no mail' }, { phone: '１３８' }, { phone: "' or 1=1" }, { address: 'a\nb' }, { wecom: '' }, { language: 'fr' }, { version: 2_147_483_648 }, { version: 9_007_199_254_740_993 }, { version: -1 }, { changedBy: 'e-gm' }];
    for (const more of wrong) expect([more, (await send('PUT', '/contacts/customers/C-MINE/2', 'e-sales', { version: 0, ...contact('x'), ...more })).status]).toEqual([more, 400]);
    expect((await send('PUT', '/contacts/customers/C-MINE/1', 'e-sales', { version: 2_147_483_647, ...contact('x') })).status).toBe(409);
  });

  const WHOLE = ['金丝雀甲', '+86 138 0013 8000', 'canary@example.com'];
  // row of product.md §3.1 × customer contact | who, for what | what of it
  it.each([
    ['warehouse', 'e-keeper', 'call', 403, null], ['production', 'e-prod', 'call', 403, null], ['quality, who ask through sales', 'e-qc', 'call', 403, null],
    ['sales, own customer', 'e-sales', 'call', 200, WHOLE], ['sales, a colleague’s customer', 'e-sales2', 'call', 403, null], ['head of sales', 'e-saleshead', 'call', 200, WHOLE], ['service', 'e-cs', 'call', 200, WHOLE],
    ['finance, to pay: who is paid', 'e-fin', 'pay', 200, ['金丝雀甲', null, null]], ['finance, otherwise', 'e-fin', 'call', 403, null],
    ['head of quality', 'e-qchead', 'call', 403, null], ['management, on demand', 'e-gm', 'call', 200, WHOLE], ['IT', 'e-operator', 'maintain', 403, null], ['another company', 'e-qc-other', 'call', 403, null],
    ['auditor', 'e-audit', 'visit', 200, ['金***', '138****8000', 'c***@example.com']],
  ] as const)('§3.1 customer contact × %s (%s, %s): %d, logged where something is shown', async (row, person, purpose, status, shown) => {
    if (row === 'auditor') await employAuditor();
    const logged = async (): Promise<number> => (await query<{ n: number }>(`select count(*)::int as n from contact_reading where reader = '${person}'`))[0]!.n;
    await query(`update contact set phone = '+86 138 0013 8000' where customer_code = 'C-MINE'`);
    const before = await logged();
    const { status: told, body } = await desk.stand.get(`/contacts/customers/C-MINE?purpose=${purpose}&reference=RT2026-000001`, person);
    const items = body['items'] as { name: string; phone: string | null; mail: string | null }[] | undefined;
    expect([told, items?.map(({ name, phone, mail }) => [name, phone, mail])[0] ?? null, await logged() - before]).toEqual([status, shown, status === 200 ? 1 : 0]);
  });

  it.each([['e-qc', 'e-qc', 200], ['e-qchead', 'e-qc', 403], ['e-hr', 'e-qc', 200]])('%s reads the contact of employee %s: %d', async (person, of, status) => {
    expect((await desk.stand.get(`/contacts/staff/${of}?purpose=call`, person)).status).toBe(status);
  });

  /** Reads masked, and writes nothing. */
  async function employAuditor(): Promise<void> {
    const fields = { department: 'MANAGEMENT', roles: ['auditor'], plantCodes: ['SZ1'], activeFrom: '2020-01-01', activeTo: null, deputy: null, accountOf: null, approvalLimits: {}, cardLimit: null, languages: ['zh'] };
    expect((await send('PUT', '/employees/audit', 'e-hr', { version: 0, fields })).status).toBe(200);
    await eventually('the auditor is known', () => desk.stand.service.app.get(Directory).person('e-audit') !== undefined, LIMIT);
    expect((await send('PUT', '/contacts/customers/C-MINE/9', 'e-audit', { version: 0, ...contact('x') })).status).toBe(403);
  }

  it('of customers come many at a time: each row is judged alone, the same again changes nothing, and the answer names nobody', async () => {
    const row = (customerCode: string, more: object = {}) => ({ customerCode, name: '批量联系人', phone: '0755 1234567', mail: null, address: null, wecom: null, dingtalk: null, feishu: null, language: 'zh', ...more });
    const batch = (rows: object[], person = 'e-saleshead') => send('PUT', '/contacts/customers:batch', person, { rows });
    const outcomes = ({ body }: { body: Record<string, unknown> }): unknown => (body['rows'] as { outcome: string; faults: { code: string }[] }[]).map(({ outcome, faults }) => [outcome, ...faults.map(({ code }) => code)].join(' '));
    const first = await batch([row('C-MINE', { nr: 71 }), row('C-NOBODY'), row('C-MINE', { nr: 71 }), row('C-OTHER', { nr: 71, mail: 'x' }), row('C-OTHER', { nr: 71 })]);
    expect([first.status, outcomes(first)]).toEqual([200, ['added', 'rejected unknown-record', 'rejected duplicate', 'rejected invalid_format', 'added']]);
    expect(JSON.stringify(first.body)).not.toMatch(/批量联系人|0755/);
    expect(outcomes(await batch([row('C-MINE', { nr: 71 }), row('C-OTHER', { nr: 71, phone: null })]))).toEqual(['unchanged', 'changed']);
    expect(await query(`select customer_code, phone, version from contact where nr = 71 order by 1`)).toEqual([{ customer_code: 'C-MINE', phone: '0755 1234567', version: 1 }, { customer_code: 'C-OTHER', phone: null, version: 2 }]);
    // sales keep the contacts of their own customers alone
    expect([outcomes(await batch([row('C-OTHER', { nr: 72 })], 'e-sales')), (await batch([row('C-MINE')], 'e-keeper')).status]).toEqual([['rejected not-your-contact'], 403]);
    await query('delete from contact where nr = 71');
  });

  it('A1: whoever calls is found by the end of the phone number, among the customers that are the clerk’s; what is shown is logged, and no more than needed', async () => {
    const caller = (phoneEnd: string, person = 'e-saleshead') => send('POST', '/contacts/customers:find-caller', person, { phoneEnd });
    for (const [code, nr, phone] of [['C-MINE', 73, '+86 139-0755-4321'], ['C-OTHER', 73, '0755 8675 4321 ext 88'], ['C-OTHER', 74, '4321 0000']] as const) {
      expect((await send('PUT', `/contacts/customers/${code}/${nr}`, 'e-saleshead', { version: 0, ...contact(`来电${nr}`, { phone }) })).status).toBe(200);
    }
    const readings = async (): Promise<unknown[]> => query(`select customer_code, purpose from contact_reading where reader = 'e-saleshead' and purpose = 'call' order by customer_code`);
    const before = await readings();
    const [mine, other] = [{ customerCode: 'C-MINE', nr: 73, name: '来电73' }, { customerCode: 'C-OTHER', nr: 73, name: '来电73' }];
    expect((await caller('4321')).body).toEqual({ items: [mine, other], more: false });
    expect((await readings()).length - before.length).toBe(2);
    expect((await caller('54321')).body).toEqual({ items: [mine, other], more: false });
    expect((await caller('7554321')).body).toEqual({ items: [mine], more: false });
    expect((await caller('4321', 'e-sales')).body).toEqual({ items: [mine], more: false });
    for (const bad of ['432', '43%1', '', '4'.repeat(21)]) expect((await caller(bad)).status).toBe(400);
    expect((await caller('4321', 'e-keeper')).status).toBe(403);
    await query('delete from contact where nr in (73, 74)');
  });

  it('are not shown without a purpose', async () => {
    expect((await desk.stand.get('/contacts/customers/C-MINE', 'e-sales')).status).toBe(400);
  });

  it('are resolved for a service at the moment of use, logged with what they are for', async () => {
    const body = { companyCode: 'GT01', reader: 'notifications', reference: 'delivery/42', owners: [{ staff: 'e-qc' }, { customerCode: 'C-MINE' }, { staff: 'e-nobody' }] };
    const answer = await internal(body);
    const { contacts } = (await answer.json()) as { contacts: { name: string; mail: string }[][] };
    expect([answer.status, contacts.map((found) => found.map(({ name, mail }) => [name, mail]))]).toEqual([200, [[['金丝雀乙', 'canary@example.com']], [['金丝雀甲', 'canary@example.com']], []]]);
    expect(await query(`select staff, customer_code, purpose, reference, found from contact_reading where reader = 'notifications' order by id`)).toEqual([
      { staff: 'e-qc', customer_code: null, purpose: 'message', reference: 'delivery/42', found: true }, { staff: null, customer_code: 'C-MINE', purpose: 'message', reference: 'delivery/42', found: true },
      { staff: 'e-nobody', customer_code: null, purpose: 'message', reference: 'delivery/42', found: false },
    ]);
    expect((await internal(body, 'wrong-token-of-somebody')).status).toBe(401);
    expect((await internal({ ...body, owners: [] })).status).toBe(400);
  });
});

describe('erasure', () => {
  const ask = (person: string, more: object = {}) => send('POST', '/erasures', person, { owner: { customerCode: 'C-MINE' }, reasonCode: 'REQUEST', despiteOpenReturns: true, ...more });
  const sign = (person: string, id: unknown) => send('POST', `/erasures/${String(id)}/signatures`, person, {});
  const requests = async (): Promise<{ state: string; endedBy: string | null; effect: { taken: { what: string; count: number }[] } }[]> => (await desk.stand.get('/erasures/requests', 'e-hr')).body['items'] as never;

  it('I10: is shown before it is asked for: what goes, what stays and why, and that desks did not answer', async () => {
    const shown = (await desk.stand.get('/erasures/preview?customerCode=C-MINE', 'e-hr')).body as unknown as { taken: { what: string; count: number }[]; stays: { what: string; count: number | null; why: { zh: string } }[]; openReturns: string[]; unanswered: string[] };
    expect([shown.taken[0], shown.openReturns, shown.unanswered]).toEqual([expect.objectContaining({ what: 'contacts', count: 1 }), [], ['returns', 'warehouse', 'quality', 'production', 'finance']]);
    expect(shown.stays.map(({ what, count }) => [what, count === null ? null : count > 0])).toEqual([['record', true], ['readings', true], ['decisions', null], ['words', null], ['folder', null], ['backups', null]]);
    for (const { why } of shown.stays) expect(why.zh).toMatch(/\p{Script=Han}/u);
    for (const query of ['', '?staff=e-qc&customerCode=C-MINE']) expect((await desk.stand.get(`/erasures/preview${query}`, 'e-hr')).status).toBe(400);
    expect((await desk.stand.get('/erasures/preview?staff=e-qc', 'e-keeper')).status).toBe(403);
  });

  it('I10: needs two people: nothing goes before another one has signed, and a second account is no other one', async () => {
    const unsaid = await ask('e-gm', { despiteOpenReturns: false });
    expect([unsaid.status, unsaid.body.code, unsaid.body.errors?.length]).toEqual([409, 'open-returns', 5]);
    expect([(await ask('e-gm', { owner: { customerCode: 'C-NONE' } })).status, (await ask('e-saleshead')).status]).toEqual([404, 403]);
    const { id } = (await ask('e-gm')).body;
    expect((await ask('e-hr')).body.code).toBe('erasure-asked');
    const second = { department: 'MANAGEMENT', roles: ['vp'], plantCodes: ['SZ1'], activeFrom: '2020-01-01', activeTo: null, deputy: null, accountOf: 'e-gm', approvalLimits: {}, cardLimit: null, languages: ['zh'] };
    expect((await send('PUT', '/employees/gm2', 'e-hr', { version: 0, fields: second })).status).toBe(200);
    const refused = await eventually('the second account is known', async () => {
      if (desk.stand.service.app.get(Directory).person('e-gm2') === undefined) return undefined;
      return [await sign('e-gm', id), await sign('e-gm2', id), await sign('e-hr', id)].map(({ status, body }) => [status, body.code]);
    }, LIMIT);
    expect(refused).toEqual([[403, 'four-eyes'], [403, 'four-eyes'], [403, 'not-permitted']]);
    expect(await query(`select 1 from contact where customer_code = 'C-MINE'`)).toHaveLength(1);
    expect((await send('POST', `/erasures/${String(id)}/refusals`, 'e-vp', { reasonCode: 'MISTAKE' })).status).toBe(200);
    expect([(await sign('e-vp', id)).body.code, (await requests()).map(({ state, endedBy }) => [state, endedBy])]).toEqual(['erasure-ended', [['refused', 'e-vp']]]);
  });

  it('is not signed by whom it is about, nor a month later', async () => {
    const own = (await ask('e-hr', { owner: { staff: 'e-vp' } })).body['id'];
    expect((await sign('e-vp', own)).body.code).toBe('own-erasure');
    await query(`update erasure_request set asked_at = asked_at - interval '31 days' where state = 'asked'`);
    expect((await sign('e-gm', own)).body.code).toBe('erasure-expired');
    expect((await send('POST', `/erasures/${String(own)}/refusals`, 'e-hr', { reasonCode: 'LATE' })).status).toBe(200);
  });

  it('takes the contact, keeps codes and the log, says the order on its topic, and is done again after a restore', async () => {
    await desk.upload('customer', '客户代码,客户类型,金丝雀甲\nC-BAD,金丝雀甲,金丝雀甲\n', {}, 'e-saleshead');
    const backup = await query<Record<string, unknown>>(`select * from contact where customer_code = 'C-MINE'`);
    const { id } = (await ask('e-hr')).body;
    const both = await Promise.all([sign('e-gm', id), sign('e-vp', id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 200)?.body).toEqual({ id, contacts: 1 });
    expect([await query(`select 1 from contact where customer_code = 'C-MINE'`), await query('select 1 from import_reject'), await query(`select 1 from import_run t where t::text ~ '金丝雀' union all select 1 from idempotency t where t::text ~ '金丝雀'`)]).toEqual([[], [], []]);
    expect((await desk.stand.get('/customers/C-MINE', 'e-sales')).status).toBe(200);
    expect((await query('select 1 from contact_reading')).length).toBeGreaterThan(3);
    await eventually('the order on its topic', async () => (await readOnce(kafka, topics[0]!)).length === 1, LIMIT);
    // the database as it was between the two signatures
    await query(`update erasure_request set state = 'asked', ended_by = null, ended_at = null where id = '${String(id)}'`);
    const columns = Object.keys(backup[0]!).filter((name) => !['type', 'phone_backwards'].includes(name));
    await query('delete from erasure');
    await desk.stand.database.dataSource.query(`insert into contact (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`, columns.map((name) => backup[0]![name]));
    await send('PUT', '/contacts/customers/C-MINE/2', 'e-sales', { version: 0, ...contact('新联系人') });
    const config = readServiceConfig('masterdata', { GUITU_MASTERDATA_DATABASE_URL: desk.stand.database.url, GUITU_MASTERDATA_PORT: '0', GUITU_KAFKA_BROKERS: testBrokers().join(','), GUITU_TOPIC_PREFIX: desk.stand.topicPrefix, GUITU_LOG_LEVEL: 'silent' });
    const again = await startService(masterdata, config, { logger: false });
    await eventually('the order carried out again', async () => (await query(`select 1 from erasure where replayed`)).length === 1, LIMIT);
    expect(await query(`select nr, name from contact where customer_code = 'C-MINE'`)).toEqual([{ nr: 2, name: '新联系人' }]);
    expect(await query(`select state, ended_by in ('e-gm', 'e-vp') as signed from erasure_request where id = '${String(id)}'`)).toEqual([{ state: 'done', signed: true }]);
    await again.stop();
  });

  it('personal data is found in no topic, journal, idempotency ledger or view', async () => {
    const elsewhere = ['journal', 'idempotency', 'master_record', 'master_view', 'contact_reading', 'erasure', 'erasure_request', 'import_run', 'dead_letter', 'parked'];
    for (const table of elsewhere) expect([table, await query(`select 1 from ${table} t where t::text ~ '金丝雀|13800138000|138 0013 8000|canary@example'`)]).toEqual([table, []]);
    for (const topic of [...topics, topicOf(desk.stand.topicPrefix, MASTERDATA)]) {
      const texts = (await readRecords(kafka, topic)).map(({ key, value }) => key + value).join('\n');
      expect([topic, /金丝雀|0013 8000|canary@/.test(texts)]).toEqual([topic, false]);
    }
  });
});

describe('somebody leaves', () => {
  it('I5: from the next day is nobody, and what hangs on the person is named', async () => {
    const { version } = (await desk.stand.get('/employees/sales2', 'e-hr')).body as unknown as { version: number };
    const left = await send('POST', '/employees/sales2/departure', 'e-hr', { version, lastDay: '2026-11-20' });
    expect(left.body).toEqual({
      code: 'sales2', version: version + 1, lastDay: '2026-11-20',
      hangsOn: [{ type: 'customer', code: 'C-OTHER', field: 'salesOwner', zh: '客户', en: 'Customer' }, { type: 'employee', code: 'sales', field: 'deputy', zh: '员工', en: 'Employee' }],
    });
    expect((await send('POST', '/employees/sales2/departure', 'e-hr', { version, lastDay: '2026-11-30' })).status).toBe(409);
    expect((await send('POST', '/employees/sales/departure', 'e-hr', { version: 1, lastDay: '2019-01-01' })).status).toBe(422);
    const reviewed = async (): Promise<string[]> => ((await desk.stand.get('/access-review', 'e-gm')).body['people'] as { staff: string }[]).map(({ staff }) => staff);
    const people = await eventually('gone from the review', async () => {
      const staff = await reviewed();
      return staff.includes('e-sales2') ? undefined : staff;
    }, LIMIT);
    expect(people).toContain('e-sales');
    expect(people).not.toContain('e-qc-other');
  });

  it('I9: the review says who may approve what, away or not, and who decides in whose name', async () => {
    const now = Date.now();
    await send('PUT', '/delegations/d-9', 'e-gm', { version: 0, fields: { staff: 'e-gm', deputy: 'e-auth', from: now - 1000, to: now + 86_400_000, amountCap: 500_000 } });
    await send('PUT', '/leaves/l-9', 'e-hr', { version: 0, fields: { staff: 'e-gm', from: now - 1000, to: now + 86_400_000 } });
    const gm = await eventually('the delegation', async () => {
      const people = (await desk.stand.get('/access-review', 'e-finhead')).body['people'] as { staff: string; away: boolean; permissions: string[]; delegatedTo: object[] }[];
      return people.find(({ staff, delegatedTo, away }) => staff === 'e-gm' && delegatedTo.length > 0 && away);
    }, LIMIT);
    expect(gm.delegatedTo).toEqual([{ staff: 'e-auth', until: now + 86_400_000, amountCap: 500_000, record: 'd-9' }]);
    expect(gm.permissions).toContain('person.erase');
    const [csv, xlsx] = [await desk.download('/access-review/file?format=csv', 'e-gm'), await desk.download('/access-review/file', 'e-gm')];
    expect([new TextDecoder().decode(csv).split('\r\n').some((line) => line.includes('e-gm') && line.includes('e-auth ≤ 5000.00')), new TextDecoder().decode(xlsx.subarray(0, 2))]).toEqual([true, 'PK']);
    expect((await desk.stand.get('/access-review', 'e-qchead')).status).toBe(403);
  });
});
