import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MASTER_EVENTS } from '@guitu/contracts/masterdata/records';
import { eventHeaders, type RawRecord } from '@guitu/messaging/event-record';
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import { Database } from '@guitu/persistence/database';
import { inTransaction } from '@guitu/persistence/transaction';
import { eventually } from '@guitu/testing/eventually';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { testTopicPrefix } from '@guitu/testing/test-topics';
import { applyStatements, concerns, type MasterChange } from './apply-statements.js';
import { MasterView, type ChangeFollower } from './master-view.js';
import { MasterView1700000000003 } from './master-view.migration.js';
import { PeopleCache } from './people-cache.js';
import { MasterSpeaker } from './testbed/master-speaker.js';

const LIMIT = 120_000;
const carrier = (zh: string) => ({ name: { zh, en: null }, claimWindowHours: 24, blocked: false });

describe('on a real topic', () => {
  let [speaker, own, views]: [MasterSpeaker, TestDatabase, MasterView[]] = [undefined as never, undefined as never, []];
  beforeEach(async () => {
    views = [];
    [speaker, own] = await Promise.all([MasterSpeaker.start(testTopicPrefix()), createTestDatabase([MessagingTables1700000000001, MasterView1700000000003])]);
  });
  afterEach(async () => {
    await Promise.all(views.map((view) => view.stop()));
    await Promise.all([speaker.stop(), own.drop()]);
  });
  const open = (): MasterView => {
    const view = new MasterView({ database: new Database(own.dataSource), kafka: { ...speaker.kafka, clientId: 'department' }, topicPrefix: speaker.topicPrefix, watchEvery: 200 });
    views.push(view);
    return view;
  };
  const settled = async (view: MasterView): Promise<void> => {
    await eventually('sent', () => speaker.sent(), LIMIT);
    expect(await view.readToEnd(LIMIT)).toBe(true);
  };
  /** Deletes the topic and makes it again with the last word on everything, `meanwhile` included. */
  const makeAgain = async (meanwhile: () => Promise<unknown>): Promise<void> => {
    await speaker.deleteTopic();
    await meanwhile();
    await eventually('topic made again', () => speaker.makeTopic().then(() => true, () => false), LIMIT);
    await speaker.republish();
  };
  const rows = (): Promise<{ code: string; version: number; gone: boolean; applied_at: Date }[]> =>
    own.dataSource.query('select code, version, body is null as gone, applied_at from master_view order by type, code');

  it('keeps the last word on each record, and forgets what is deleted', async () => {
    await speaker.state('carrier', 'SF', carrier('顺丰'));
    await speaker.state('carrier', 'YT', carrier('圆通'));
    await speaker.state('carrier', 'SF', carrier('顺丰速运'));
    const view = open();
    view.start();
    await settled(view);
    expect(await view.read('carrier', 'GT01', 'SF')).toEqual({ companyCode: 'GT01', code: 'SF', version: 2, ...carrier('顺丰速运') });
    await speaker.remove('carrier', 'SF');
    await settled(view);
    expect([await view.read('carrier', 'GT01', 'SF'), (await view.list('carrier')).map(({ code }) => code)]).toEqual([null, ['YT']]);
    await speaker.state('carrier', 'SF', carrier('顺丰'));
    await settled(view);
    expect((await view.read('carrier', 'GT01', 'SF'))?.version).toBe(4);
  });

  it('reads from the beginning at every start and changes nothing by it, deletions included', async () => {
    await speaker.state('carrier', 'SF', carrier('顺丰'));
    await speaker.state('carrier', 'YT', carrier('圆通'));
    await speaker.remove('carrier', 'YT');
    const first = open();
    first.start();
    await settled(first);
    await first.stop();
    const before = await rows();
    expect(before.map(({ code, version, gone }) => [code, version, gone])).toEqual([['SF', 1, false], ['YT', 2, true]]);
    await speaker.state('carrier', 'ZT', carrier('中通'));
    const second = open();
    second.start();
    await settled(second);
    expect(await rows()).toEqual([...before, expect.objectContaining({ code: 'ZT', version: 1 })]);
  });

  it('hears everything of a topic that was deleted and made again under a running reader', async () => {
    for (let n = 1; n <= 20; n += 1) await speaker.state('carrier', 'SF', carrier(`第${n}版`));
    await speaker.state('carrier', 'YT', carrier('圆通'));
    const view = open();
    view.start();
    await settled(view);
    await makeAgain(async () => {
      await speaker.remove('carrier', 'YT');
      await speaker.state('carrier', 'SF', carrier('第21版'));
      await speaker.state('carrier', 'JD', carrier('京东'));
    });
    await eventually('all heard', async () => {
      const codes = (await view.list('carrier')).map(({ code, version }) => `${code}@${version}`);
      return codes.join() === 'JD@1,SF@21';
    }, LIMIT);
  });

  it('hears what stands where something else was read before the topic was made again', async () => {
    await speaker.state('carrier', 'YT', carrier('圆通'));
    const view = open();
    view.start();
    await settled(view);
    // one record in the same place as before
    await makeAgain(() => speaker.remove('carrier', 'YT'));
    await eventually('heard', async () => (await rows()).every(({ code, gone }) => code === 'YT' && gone), LIMIT);
  });

  it('serves people at once after a change, and tells followers in the transaction of the change', async () => {
    const view = open();
    const people = new PeopleCache(view);
    const followed: [string, unknown][] = [];
    const follower: ChangeFollower = async (tx, changes) => {
      for (const change of changes.filter(({ type }) => type === 'employee')) {
        const [row] = await tx.query<{ there: boolean }>('select body is not null as there from master_view where type = $1 and code = $2', [change.type, change.code]);
        followed.push([change.code, row?.there]);
      }
    };
    view.follow(follower);
    view.start();
    await speaker.state('plant', 'SZ1', { name: { zh: '深圳', en: null }, timeZone: 'Asia/Shanghai', calendarCode: null });
    const qc = { staff: 'e-qc', department: 'QA', roles: ['qc'], plantCodes: ['SZ1'], activeFrom: '2026-01-01', activeTo: '2026-11-30', deputy: null, accountOf: null, approvalLimits: { scrap: 50_000 }, cardLimit: null, languages: ['zh' as const] };
    await speaker.state('people', 'all', { employees: 1, departments: 1 });
    await speaker.state('employee', 'qc', qc);
    await settled(view);
    await people.refresh();
    // all are stated, and the department has not come: the house is not closed to anybody yet
    expect([people.current.people, people.current.whole]).toEqual([[], []]);
    await speaker.state('department', 'QA', { plantCode: null, name: { zh: '品质部', en: null }, kind: 'QUALITY', parent: null, head: 'e-qchead' });
    await eventually('the person', () => people.current.people.length === 1, LIMIT);
    expect(people.current.whole).toEqual(['GT01']);
    expect(people.current.people[0]).toEqual({
      staff: 'e-qc', employeeNo: 'qc', companyCode: 'GT01', plantCodes: ['SZ1'], department: 'QA', dept: 'QUALITY', head: 'e-qchead', roles: ['qc'],
      activeFrom: Date.parse('2026-01-01T00:00+08:00'), activeTo: Date.parse('2026-12-01T00:00+08:00'), deputy: null, accountOf: null, approvalLimits: { scrap: 50_000 }, cardLimit: null, languages: ['zh'],
    });
    // a replica that reads what this one has kept already changes no row, and must know him all the same
    const replica = open();
    const there = new PeopleCache(replica);
    replica.follow(follower);
    replica.start();
    await eventually('the person at the other replica', () => there.current.people.length === 1, LIMIT);
    await speaker.remove('employee', 'qc');
    await eventually('nobody at the other replica', () => there.current.people.length === 0, LIMIT);
    await eventually('nobody', () => people.current.people.length === 0, LIMIT);
    // closed is closed, whoever leaves afterwards
    expect(people.current.whole).toEqual(['GT01']);
    expect(followed).toEqual([['qc', true], ['qc', false]]);
  });
});

describe('records as they may come', () => {
  let own: TestDatabase;
  beforeEach(async () => {
    own = await createTestDatabase([MessagingTables1700000000001, MasterView1700000000003]);
  });
  afterEach(() => own.drop());
  let offset = 0;
  const record = (version: number, zh: string | null, more: { incarnation?: number; key?: string; value?: string } = {}): RawRecord => {
    const subject = more.key ?? 'carrier/GT01/SF';
    const headers = eventHeaders('masterdata', more.incarnation ?? 1, { id: `id-${version}`, subject, seq: version, type: MASTER_EVENTS.carrier.type, headers: {}, body: '', recordedAt: new Date(0) });
    const body = { companyCode: 'GT01', code: 'SF', version, ...carrier(zh ?? ''), addedLater: true };
    return { topic: 't', partition: 0, offset: String(offset++), key: Buffer.from(subject), headers, value: zh === null ? null : Buffer.from(more.value ?? JSON.stringify(body)) };
  };
  const apply = (...records: RawRecord[]): Promise<MasterChange[]> => inTransaction(own.dataSource, (tx) => applyStatements(tx, records));
  const kept = async (): Promise<unknown[]> => own.dataSource.query(`select incarnation, version, body->'name'->>'zh' as zh from master_view`);

  it('an older version never overwrites a newer one, in one batch or a later one', async () => {
    await apply(record(3, '三'), record(2, '二'));
    expect(await apply(record(1, '一'), record(3, '三'))).toEqual([]);
    expect(await kept()).toEqual([{ incarnation: 1, version: 3, zh: '三' }]);
  });

  it('a deletion stays although an older version comes after it, and a newer one brings the record back', async () => {
    await apply(record(1, '一'));
    expect((await apply(record(2, null))).map(({ before, after }) => [before?.version, after])).toEqual([[1, null]]);
    expect(await apply(record(1, '一'))).toEqual([]);
    expect(await kept()).toEqual([{ incarnation: 1, version: 2, zh: null }]);
    await apply(record(3, '三'));
    expect(await kept()).toEqual([{ incarnation: 1, version: 3, zh: '三' }]);
  });

  it('after a restore of masterdata its new versions count, although their numbers are lower', async () => {
    await apply(record(7, '丢失的将来'));
    await apply(record(5, '恢复之后', { incarnation: 2 }), record(8, '丢失的将来'));
    expect(await kept()).toEqual([{ incarnation: 2, version: 5, zh: '恢复之后' }]);
  });

  it.each([
    ['no JSON', { value: '{' }], ['another shape', { value: '{"companyCode":"GT01"}' }], ['another type’s key', { key: 'supplier/GT01/SF' }], ['no key of ours', { key: 'carrier/GT01' }],
    ['another record’s body', { key: 'carrier/GT01/YT' }],
  ])('%s is kept as a dead letter once and holds nobody up', async (_what, more) => {
    const bad = record(1, '一', more);
    await apply(bad, record(2, '二'));
    await apply(bad);
    expect(await kept()).toEqual([{ incarnation: 1, version: 2, zh: '二' }]);
    expect(await own.dataSource.query('select reason from dead_letter')).toEqual([{ reason: expect.stringContaining('主数据不可读') }]);
  });

  it('a field that a newer masterdata added is left out', async () => {
    await apply(record(1, '一'));
    expect(await own.dataSource.query(`select body ? 'addedLater' as known from master_view`)).toEqual([{ known: false }]);
  });

  it('two replicas that read the same at the same time agree', async () => {
    const many = Array.from({ length: 200 }, (_, n) => record(n + 1, `第${n + 1}版`));
    await Promise.all([apply(...many), apply(...many.toReversed()), apply(...many.slice(50))]);
    expect(await kept()).toEqual([{ incarnation: 1, version: 200, zh: '第200版' }]);
  });
});

it.each([
  ['carrier/GT01/SF', true], ['product/GT01/P-1', false], ['people/GT01/all', false], ['unheard-of/GT01/X', true], ['nonsense', true],
])('of the key %s, whoever keeps carriers reads the record: %p', (key, read) => {
  expect(concerns(['carrier'], Buffer.from(key))).toBe(read);
  expect(concerns(['carrier'], null)).toBe(true);
});
