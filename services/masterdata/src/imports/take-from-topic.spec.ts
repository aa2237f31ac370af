import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { importTopic, IMPORT_REJECTS, IMPORT_TOPIC_TYPES, type ImportType } from '@guitu/contracts/masterdata/types';
import { topicOf } from '@guitu/messaging/event-definition';
import { createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { readOnce, writeRecords } from '@guitu/messaging/testbed/foreign-records';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { eventually } from '@guitu/testing/eventually';
import { testBrokers } from '@guitu/testing/test-address';
import masterdata from '../service.js';
import { TakeFromTopic } from './take-from-topic.js';

const LIMIT = 120_000;
const kafka = { brokers: testBrokers(), clientId: 'u8' };
let [stand, topics]: [DeskStand, string[]] = [undefined as never, []];
beforeAll(async () => {
  stand = await DeskStand.start(masterdata);
  topics = [...IMPORT_TOPIC_TYPES.map(importTopic), IMPORT_REJECTS].map((name) => topicOf(stand.topicPrefix, name));
  await createTopics(kafka, topics);
});
afterAll(async () => {
  await stand.stop();
  await deleteTopics(kafka, topics);
});

const topic = (): string => topicOf(stand.topicPrefix, importTopic('carrier'));
const row = (code: string, zh: string, more: object = {}): string =>
  JSON.stringify({ companyCode: 'GT01', sourceSystem: 'u8', externalId: `x-${code}`, code, fields: { name: { zh, en: null }, claimWindowHours: null, blocked: false }, ...more });
const name = async (code: string): Promise<unknown> => ((await stand.get(`/carriers/${code}`, 'e-keeper')).body['fields'] as { name: { zh: string } } | undefined)?.name.zh;

describe('rows on an import topic', () => {
  it('become records; of several for one the last counts; what is refused comes back with its reasons and holds nobody up', async () => {
    await writeRecords(kafka, topic(), [
      { key: 'x-TA', value: row('TA', '一') }, { key: 'x-TB', value: row('TB', '坏', { fields: { blocked: 'maybe' } }) }, { key: 'x-TA', value: row('TA', '二') },
      { key: 'x-TC', value: '{' }, { key: 'x-TA', value: null }, { key: 'other', value: row('TD', '键') }, { key: 'x-TE', value: row('TE', '别家', { companyCode: 'NONE' }) }, { key: 'x-TF', value: row('TF', '好') },
    ]);
    await eventually('both records', async () => (await name('TA')) === '二' && (await name('TF')) === '好', LIMIT);
    const rejects = await eventually('the rejects', async () => {
      const found = await readOnce(kafka, topicOf(stand.topicPrefix, IMPORT_REJECTS));
      return found.length >= 5 ? found : undefined;
    }, LIMIT);
    const told = rejects.map(({ value }) => JSON.parse(value) as { externalId: string | null; reasons: { field: string; code: string }[]; row: string });
    expect(told.map(({ externalId, reasons }) => [externalId, reasons.map(({ field, code }) => `${field} ${code}`).sort()]).sort()).toEqual([
      ['x-TB', ['blocked invalid_type', 'claimWindowHours invalid_type', 'name invalid_type']], ['x-TE', ['companyCode unknown-record']],
      [null, [' no-json']], [null, [' no-value']], [null, ['externalId key-differs']],
    ].sort());
    expect(told.find(({ externalId }) => externalId === 'x-TE')?.row).toBe(row('TE', '别家', { companyCode: 'NONE' }));
    expect(await name('TA')).toBe('二');
  });

  it('taken twice end the same', async () => {
    const take = stand.service.app.get(TakeFromTopic);
    const record = (code: string) => ({ topic: topic(), partition: 0, offset: '0', key: Buffer.from(`x-${code}`), headers: {}, value: Buffer.from(row(code, randomUUID())) });
    const records = [record('U1'), record('U2'), record('U1')];
    await take.take(topic(), records);
    const versions = () => stand.database.dataSource.query(`select code, body->'name'->>'zh' as zh from master_record where type = 'carrier' and code like 'U%' order by code`);
    const before: unknown = await versions();
    await take.take(topic(), records);
    expect(await versions()).toEqual(before);
  });

  it('of costs are kept and told back without what they say, since few may read it; whole calendars come too', async () => {
    const take = stand.service.app.get(TakeFromTopic);
    const record = (type: ImportType, code: string, fields: object) => ({ topic: topicOf(stand.topicPrefix, importTopic(type)), partition: 0, offset: '0', key: Buffer.from(code), headers: {}, value: Buffer.from(JSON.stringify({ companyCode: 'GT01', sourceSystem: 'u8', externalId: code, code, fields })) });
    const shifts = [{ startMinute: 480, endMinute: 1020 }];
    const calendar = { plantCode: null, zone: 'Asia/Shanghai', transitions: [{ fromUtcMs: 0, offsetMinutes: 480 }], shifts, weekend: [7], holidays: [], workdays: [], coveredUntil: '2027-12-31' };
    const product = { name: { zh: '泵', en: null }, spec: null, unit: 'pcs', decimals: 0, rounding: 'half_up', conversions: [], group: null, lotTracked: false, serialTracked: false, gtins: [], shelfLifeDays: null, warrantyMonths: null, warrantyFrom: null, accessories: [], plantCode: null, supplier: null, noReturn: false, hazard: null, blocked: false };
    for (const one of [record('calendar', 'by-topic', calendar), record('product', 'PUMP', product), record('product-cost', 'PUMP', { cost: 77_123, per: '10' }), record('product-cost', 'NONE', { cost: 99_321 })]) await take.take(one.topic, [one]);
    expect([(await stand.get('/calendars/by-topic', 'e-hr')).body['fields'], (await stand.get('/product-costs/PUMP', 'e-fin')).body]).toEqual([expect.objectContaining({ shifts, weekend: [7] }), expect.objectContaining({ cost: 77_123, per: '10', changedBy: 'e-system' })]);
    const told = await stand.database.dataSource.query<{ body: { row: string } }[]>(`select body from journal where body->>'type' = 'product-cost'`);
    expect(told.map(({ body }) => body)).toEqual([expect.objectContaining({ externalId: 'NONE', row: '', reasons: [expect.objectContaining({ code: 'unknown-record' })] })]);
  });
});
