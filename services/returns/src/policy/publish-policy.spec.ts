import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from '@guitu/messaging/journal';
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { inTransaction } from '@guitu/persistence/transaction';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import type { CalendarDocument, PolicyDocument } from './policy-document.js';
import { assignedPolicy, HOUSE_POLICY, policyInForce } from './policy-in-force.js';
import { PolicyTables1700000000201 } from './policy-tables.migration.js';
import { publishCalendar, publishPolicy } from './publish-policy.js';

const hash = (digit: string): string => digit.repeat(64);
const policy = (version: number, more: Partial<PolicyDocument> = {}): PolicyDocument =>
  ({ key: 'P', version, sha256: hash(String(version)), body: { key: 'P', version, calendar: 'cn' }, effectiveFrom: '2026-01-01', ...more });
const calendar: CalendarDocument = { key: 'cn', version: 1, sha256: hash('c'), body: { key: 'cn', version: 1, zone: 'Asia/Shanghai' }, coveredUntil: '2027-12-31' };

let database: TestDatabase;
let journal: Journal;
beforeAll(async () => {
  database = await createTestDatabase([MessagingTables1700000000001, PolicyTables1700000000201]);
  journal = new Journal('test.returns', new RelayWake(database.dataSource));
});
afterAll(() => database.drop());

const publish = (document: PolicyDocument) => inTransaction(database.dataSource, (tx) => publishPolicy(tx, journal, document));
const events = (subject: string) => database.dataSource.query('select type, seq, body from journal where subject = $1 order by seq', [subject]);

describe('publishing a policy', () => {
  it('tells the process once, with the document, however many replicas start together', async () => {
    const outcomes = await Promise.all([publish(policy(1)), publish(policy(1)), publish(policy(1))]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await events('policy/P@1')).toEqual([
      { type: 'returns.policy-published.v1', seq: 1, body: { key: 'P', version: 1, sha256: hash('1'), body: { key: 'P', version: 1, calendar: 'cn' } } },
    ]);
  });

  it('refuses other content under a published version, and changes nothing', async () => {
    await expect(publish(policy(1, { sha256: hash('f') }))).rejects.toThrow('制度 P@1 已以不同内容发布');
    expect(await events('policy/P@1')).toHaveLength(1);
  });

  it('keeps what is published from being changed or removed, whoever tries', async () => {
    await expect(database.dataSource.query(`update policy_version set sha256 = $1 where key = 'P'`, [hash('e')])).rejects.toThrow('is published and cannot be changed');
    await expect(database.dataSource.query(`delete from policy_version where key = 'P'`)).rejects.toThrow('is published and cannot be changed');
  });

  it('publishes a calendar once', async () => {
    const outcomes = await Promise.all([1, 2].map(() => inTransaction(database.dataSource, (tx) => publishCalendar(tx, journal, calendar))));
    expect(outcomes.sort()).toEqual([false, true]);
    expect(await events('calendar/cn@1')).toMatchObject([{ type: 'returns.calendar-published.v1', seq: 1 }]);
  });
});

describe('the policy in force', () => {
  const inForce = (key: string) => inTransaction(database.dataSource, (tx) => policyInForce(tx, key, null));

  it('is the newest version whose first local day has come, with its calendar', async () => {
    await publish(policy(2));
    await publish(policy(3, { effectiveFrom: '2099-01-01' }));
    expect(await inForce('P')).toEqual({
      policy: { key: 'P', version: 2, sha256: hash('2') }, calendar: { key: 'cn', version: 1, sha256: hash('c') }, zone: 'Asia/Shanghai',
    });
  });

  it('is none for an unknown procedure, or while its calendar is not there', async () => {
    await publish(policy(1, { key: 'Q', body: { calendar: 'elsewhere' } }));
    expect([await inForce('nowhere'), await inForce('Q')]).toEqual([null, null]);
  });

  it('follows the customer before the company before the house, and not before its day', async () => {
    const assign = (customer: string | null, key: string, from: string) =>
      database.dataSource.query(`insert into policy_assignment values ('GT01', $1, $2, $3, 'e-saleshead')`, [customer, key, from]);
    const assigned = (customer: string) => inTransaction(database.dataSource, (tx) => assignedPolicy(tx, 'GT01', customer));
    expect(await assigned('C1')).toBe(HOUSE_POLICY);
    await assign(null, 'S000-04', '2026-01-01');
    await assign('C1', 'P', '2026-01-01');
    await assign('C1', 'Q', '2099-01-01');
    expect([await assigned('C1'), await assigned('C2')]).toEqual(['P', 'S000-04']);
  });
});
