/** What masterdata says of a company as a whole: once more after its topics were lost, and that everybody is stated. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERASURES } from '@guitu/contracts/masterdata/erasure';
import { MASTERDATA } from '@guitu/contracts/masterdata/types';
import { DEMO_PEOPLE } from '@guitu/identity/demo-people';
import { topicOf } from '@guitu/messaging/event-definition';
import { COMPACTED, createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { readRecords } from '@guitu/messaging/testbed/foreign-records';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import type { Answer } from '@guitu/task-desk/testbed/desk-stand';
import { FileDesk } from '../testbed/file-desk.js';

const LIMIT = 120_000;
const kafka = { brokers: testBrokers(), clientId: 'restatement' };
let [desk, topics]: [FileDesk, string[]] = [undefined as never, []];
let keys = 0;
const send = (method: string, path: string, person: string, body?: unknown): Promise<Answer> => desk.stand.send(method, path, person, body, { 'idempotency-key': `restate-${++keys}` });
const subjects = async (like: string): Promise<string[]> =>
  (await desk.stand.database.dataSource.query<{ subject: string }[]>('select distinct subject from journal where subject like $1 order by 1', [like])).map(({ subject }) => subject);
/** Keys on a topic; none while it has no leaders yet. */
const saidOn = (topic: string): Promise<string[]> => readRecords(kafka, topic).then((records) => records.map(({ key }) => key), () => []);
const carrier = (zh: string) => ({ name: { zh, en: null }, claimWindowHours: 24, blocked: false });

beforeAll(async () => {
  desk = await FileDesk.start();
  topics = [MASTERDATA, ERASURES].map((name) => topicOf(desk.stand.topicPrefix, name));
  await createTopics(kafka, topics);
});
afterAll(async () => {
  await desk.stop();
  await deleteTopics(kafka, topics);
});

describe('everybody is stated', () => {
  it('is said of the trial companies once, and not again', async () => {
    const stated = DEMO_PEOPLE.filter(({ companyCode }) => companyCode === 'GT01');
    expect((await send('POST', '/people-whole', 'e-hr')).body).toEqual({ said: false, employees: stated.length, departments: new Set(stated.map(({ dept }) => dept)).size });
    expect(await subjects('people/%')).toEqual([...new Set(DEMO_PEOPLE.map(({ companyCode }) => `people/${companyCode}/all`))].sort());
  });

  it('is not for everybody to say', async () => {
    expect((await send('POST', '/people-whole', 'e-whhead')).status).toBe(403);
  });

  it('by a file of people without a refused row, imported by somebody who is among them', async () => {
    const database = desk.stand.database.dataSource;
    const said = async (): Promise<unknown[]> => database.query(`select body->'employees' as employees from journal where subject = 'people/GT01/all' order by ord`);
    const file = (...rows: string[]) => `工号,部门,角色,分厂,入职日期\n${rows.join('\n')}\n`;
    // as if it had never been said
    await database.query(`delete from journal where subject = 'people/GT01/all'`);
    const [fine, wrong] = ['N-1,QUALITY,qc,SZ1,2026-01-01', 'N-2,NOWHERE,qc,SZ1,2026-01-01'];
    expect((await desk.import('employee', file(fine, wrong), 'e-hr')).body['counts']).toMatchObject({ added: 1, rejected: 1 });
    expect(await said()).toEqual([]);
    expect((await desk.upload('employee', file(fine), {}, 'e-hr')).status).toBe(200);
    expect(await said()).toEqual([]);
    expect((await desk.import('employee', file(fine), 'e-hr')).body['counts']).toMatchObject({ unchanged: 1 });
    expect(await said()).toEqual([{ employees: DEMO_PEOPLE.filter(({ companyCode }) => companyCode === 'GT01').length + 1 }]);
    expect((await desk.import('employee', file(fine), 'e-hr')).status).toBe(200);
    expect(await said()).toHaveLength(1);
  });
});

describe('after the topics were lost', () => {
  it('everything of the company is said again, deletions and orders to erase among it, and nothing of another company', async () => {
    for (const version of [0, 1]) await send('PUT', '/carriers/SF', 'e-whhead', { version, fields: carrier(`第${version}版`) });
    await send('PUT', '/carriers/YT', 'e-whhead', { version: 0, fields: carrier('圆通') });
    await send('DELETE', '/carriers/YT?version=1', 'e-whhead');
    const { id } = (await send('POST', '/erasures', 'e-hr', { owner: { staff: 'e-logi' }, reasonCode: 'LEFT', despiteOpenReturns: true })).body;
    expect((await send('POST', `/erasures/${String(id)}/signatures`, 'e-gm', {})).status).toBe(200);
    await eventually('all is sent', async () => (await desk.stand.database.dataSource.query('select 1 from journal where sent_at is null')).length === 0, LIMIT);
    await deleteTopics(kafka, topics);
    await eventually('topics made again', () => createTopics(kafka, topics, -1, COMPACTED).then(() => true, () => false), LIMIT);

    const own = await subjects('%/GT01/%');
    const orders = own.filter((subject) => subject.startsWith('erasure/'));
    expect((await send('POST', '/restatements', 'e-operator')).body).toEqual({ records: own.length - orders.length, erasures: 1 });
    await eventually('everything is on the topics', async () => {
      const [records, erasures] = [await saidOn(topics[0]!), await saidOn(topics[1]!)];
      return records.length + erasures.length >= own.length && JSON.stringify([...new Set([...records, ...erasures])].sort()) === JSON.stringify(own);
    }, LIMIT);
    const records = await readRecords(kafka, topics[0]!);
    // a batch whose acknowledgement was lost is sent twice: what is said is the same
    const said = (key: string): (string | undefined)[] => [...new Set(records.filter((one) => one.key === key).map(({ value }) => (JSON.parse(value) as { name?: { zh: string } } | null)?.name?.zh))];
    expect([said('carrier/GT01/SF'), said('carrier/GT01/YT')]).toEqual([['第1版'], [undefined]]);
  });

  it('only whoever mends the house may ask for it', async () => {
    expect((await send('POST', '/restatements', 'e-hr')).status).toBe(403);
  });
});
