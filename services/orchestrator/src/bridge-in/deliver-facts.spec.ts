import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { factEvent } from '@guitu/contracts/events/fact-events';
import { StrayFactV1 } from '@guitu/contracts/events/process-events';
import type { FactBody } from '@guitu/contracts/fact';
import { eventually } from '@guitu/testing/eventually';
import { calendarRef, COMPANY, contextOf, documentRef, fact, MINUTE, ProcessStand, registration, subjectFor, T0 } from '../testbed/process-stand.js';
import { FakeTemporal } from '../testbed/fake-temporal.js';
import type { Database } from '@guitu/persistence/database';
import { DeliverFacts } from './deliver-facts.js';
import { DepartmentEventsController } from './department-events.controller.js';
import { claimUndelivered } from './fact-rows.js';
import { KeepDocument } from './keep-document.js';
import { ReopenReturn } from './reopen-return.js';
import { StartReturn } from './start-return.js';
import { StoreFact } from './store-fact.js';
import { StoreTakenOver } from './store-taken-over.js';
import { StrayFacts } from './stray-facts.js';

let stand: ProcessStand;
let temporal: FakeTemporal;
let deliver: DeliverFacts;
let strays: StrayFacts;
let restarted: string[];
let storeFact: StoreFact;
let keepDocument: KeepDocument;

beforeAll(async () => {
  stand = await ProcessStand.open();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.rows('truncate fact, pinned_document, recorded_revision, instance, journal, stream');
  temporal = new FakeTemporal();
  strays = new StrayFacts(stand.database, stand.journal);
  restarted = [];
  const start = new StartReturn(stand.database, temporal, 5_000);
  deliver = new DeliverFacts(stand.database, temporal, start, strays, new ReopenReturn(stand.database, start), async (subject) => void restarted.push(subject));
  storeFact = new StoreFact(deliver);
  keepDocument = new KeepDocument(deliver);
});
afterEach(() => deliver.stop());

const store = (source: string, body: FactBody, seq: number) => stand.receive(source, body, seq, (context, value) => storeFact.execute(context, value));
const publish = (kind: 'policy' | 'calendar') => {
  const ref = kind === 'policy' ? documentRef : calendarRef;
  return stand.database.transaction((tx) => keepDocument.execute(contextOf(tx, 'returns', `${kind}/${ref.key}@1`, 1), kind, { ...ref, body: { ...ref, name: kind } }));
};
const states = async (no: string) => Object.fromEntries(
  (await stand.rows<{ key: string; state: string }>(`select source || '/' || seq as key, state from fact where subject = $1`, [subjectFor(no)])).map(({ key, state }) => [key, state]),
);
const becomes = (no: string, expected: Record<string, string>) =>
  eventually(`${no}: ${JSON.stringify(expected)}`, async () => JSON.stringify(Object.entries(await states(no)).sort()) === JSON.stringify(Object.entries(expected).sort()));
const idOf = (no: string) => `rma/${COMPANY}-${no}`;

describe('the bridge in', () => {
  it('starts a return once policy and calendar are here, with both in its arguments, and then hands it the facts that came before', async () => {
    await store('warehouse', fact('RT-1', 'arrive'), 1);
    await becomes('RT-1', { 'warehouse/1': 'waiting' });
    await store('returns', registration('RT-1'), 1);
    await becomes('RT-1', { 'warehouse/1': 'waiting', 'returns/1': 'waiting' });
    await publish('policy');
    expect(temporal.calls).toEqual([]);
    await publish('calendar');
    await becomes('RT-1', { 'warehouse/1': 'delivered', 'returns/1': 'delivered' });
    expect(temporal.calls).toEqual([`start ${idOf('RT-1')}`, `warehouse/1 ${idOf('RT-1')}`]);
    expect(temporal.started[0]).toMatchObject({ policy: 'headline@1', again: false, run: { policy: { name: 'policy' }, calendar: { name: 'calendar' }, register: { source: 'returns', seq: 1 } } });
    expect(temporal.started[0]?.run.register.receivedAt).toEqual(expect.any(Number));
  });

  it('puts the published document beside the fact that names it by its hash, and beside no other', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    await store('returns', registration('RT-D'), 1);
    await becomes('RT-D', { 'returns/1': 'delivered' });
    const sha256 = 'b'.repeat(64);
    await stand.database.transaction((tx) => keepDocument.execute(contextOf(tx, 'returns', 'calendar/cn@2', 1), 'calendar', { key: 'cn', version: 2, sha256, body: { name: 'days of next year' } }));
    await store('returns', fact('RT-D', 'calendar', { calendar: { key: 'cn', version: 2, sha256 } }), 2);
    await store('returns', fact('RT-D', 'calendar', { calendar: { key: 'cn', version: 2, sha256: 'c'.repeat(64) } }), 3);
    await store('warehouse', fact('RT-D', 'arrive'), 1);
    await becomes('RT-D', { 'returns/1': 'delivered', 'returns/2': 'delivered', 'returns/3': 'delivered', 'warehouse/1': 'delivered' });
    expect(temporal.signalled.map(({ source, seq, document }) => [`${source}/${seq}`, document])).toEqual([['returns/2', { name: 'days of next year' }], ['returns/3', undefined], ['warehouse/1', undefined]]);
  });

  it('starts a return from before Guitu with what had happened to it in its arguments, and signals none of that, however often it is heard', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    const past = (body: FactBody, seq: number) => ({ ...body, via: 'takeover' as const, source: 'takeover' as const, seq });
    const takenOver = {
      companyCode: COMPANY, plantCode: 'P01', returnNo: 'RT-OLD', sourceSystem: 'old-erp', externalId: 'KT-1', takenOverAt: T0 + 30 * MINUTE, proposals: [], lying: [],
      register: past(registration('RT-OLD'), 1), facts: [past(fact('RT-OLD', 'arrive', { packages: 1, packagingBroken: false }, { recordedAt: T0 + MINUTE }), 2)],
      desks: [{ seq: 2, desk: 'warehouse', task: null, goods: null }],
    };
    const hear = () => stand.database.transaction((tx) => new StoreTakenOver(deliver).execute(contextOf(tx, 'returns', `takeover/${COMPANY}/RT-OLD`, 1), takenOver));
    await hear();
    await becomes('RT-OLD', { 'takeover/1': 'delivered', 'takeover/2': 'delivered' });
    await store('warehouse', fact('RT-OLD', 'arrive'), 1);
    await hear();
    await becomes('RT-OLD', { 'takeover/1': 'delivered', 'takeover/2': 'delivered', 'warehouse/1': 'delivered' });
    // as after a crash between the start and the note of it
    await stand.rows(`update fact set state = 'received', claimed_until = clock_timestamp() where subject = $1 and source = 'takeover'`, [subjectFor('RT-OLD')]);
    await deliver.sweep();
    await becomes('RT-OLD', { 'takeover/1': 'delivered', 'takeover/2': 'delivered', 'warehouse/1': 'delivered' });
    expect(temporal.calls).toEqual([`start ${idOf('RT-OLD')}`, `warehouse/1 ${idOf('RT-OLD')}`]);
    expect(temporal.started[0]).toMatchObject({ bulk: true, run: { register: { source: 'takeover', seq: 1 }, takenOver: { at: T0 + 30 * MINUTE, facts: [{ source: 'takeover', seq: 2, kind: 'arrive', receivedAt: T0 + MINUTE }] } } });
  });

  it('keeps one return in order with one call in flight, and serves many returns at once', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    const inHand = new Map<string, number>();
    let release: () => void = () => undefined;
    const severalAtOnce = new Promise<void>((resolve) => (release = resolve));
    temporal.during = async (id) => {
      inHand.set(id, (inHand.get(id) ?? 0) + 1);
      expect(inHand.get(id)).toBe(1);
      if ([...inHand.values()].reduce((sum, n) => sum + n, 0) >= 4) release();
      await severalAtOnce; // served one after the other, they would wait here for ever
      inHand.set(id, (inHand.get(id) ?? 0) - 1);
    };
    const numbers = Array.from({ length: 12 }, (_, i) => `RT-M${i}`);
    for (const no of numbers) await store('returns', registration(no), 1);
    for (let seq = 1; seq <= 5; seq += 1) for (const no of numbers) await store('quality', fact(no, 'inspect'), seq);
    for (const no of numbers) {
      await becomes(no, { 'returns/1': 'delivered', ...Object.fromEntries([1, 2, 3, 4, 5].map((seq) => [`quality/${seq}`, 'delivered'])) });
      expect(temporal.calls.filter((call) => call.endsWith(idOf(no))).map((call) => call.split(' ')[0])).toEqual(['start', ...[1, 2, 3, 4, 5].map((seq) => `quality/${seq}`)]);
    }
  });

  it('goes on by itself after Temporal was away, without loss and in order', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    temporal.away = true;
    deliver.start();
    await store('returns', registration('RT-2'), 1);
    for (let seq = 1; seq <= 3; seq += 1) await store('quality', fact('RT-2', 'inspect'), seq);
    await eventually('a failure beside the fact', async () => (await stand.rows(`select 1 from fact where failure like '%UNAVAILABLE%'`)).length > 0);
    temporal.away = false;
    await becomes('RT-2', { 'returns/1': 'delivered', 'quality/1': 'delivered', 'quality/2': 'delivered', 'quality/3': 'delivered' });
    expect(temporal.calls.map((call) => call.split(' ')[0])).toEqual(['start', 'quality/1', 'quality/2', 'quality/3']);
  });

  it('takes up what a dead worker left behind', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    const dead = new StoreFact({ offer: () => undefined } as unknown as DeliverFacts);
    await stand.receive('returns', registration('RT-3'), 1, (context, body) => dead.execute(context, body));
    await deliver.sweep();
    expect(await states('RT-3')).toEqual({ 'returns/1': 'received' }); // whoever stored it still has it
    await stand.rows(`update fact set claimed_until = clock_timestamp()`);
    await deliver.sweep();
    await becomes('RT-3', { 'returns/1': 'delivered' });
  });

  it('what a worker had in hand when it was killed lies still for ten seconds and no longer', async () => {
    const dead = new StoreFact({ offer: () => undefined } as unknown as DeliverFacts);
    await stand.receive('returns', registration('RT-3B'), 1, (context, body) => dead.execute(context, body));
    expect(await claimUndelivered(stand.database, subjectFor('RT-3B'))).toHaveLength(1);
    expect(await stand.rows(`select 1 from fact where subject = $1 and claimed_until between clock_timestamp() and clock_timestamp() + interval '10 seconds'`, [subjectFor('RT-3B')])).toHaveLength(1);
  });

  it('a document that comes as the database goes away ends nobody: the sweep lets its returns go', async () => {
    await store('returns', registration('RT-3C'), 1);
    await becomes('RT-3C', { 'returns/1': 'waiting' });
    const gone = { ...stand.database, query: () => Promise.reject(new Error('terminating connection due to unexpected postmaster exit')) } as unknown as Database;
    const cut = new DeliverFacts(gone, temporal, new StartReturn(stand.database, temporal, 5_000), strays, new ReopenReturn(stand.database, new StartReturn(stand.database, temporal, 5_000)), () => Promise.resolve());
    await expect(cut.offerStartable()).resolves.toBeUndefined();
    keepDocument = new KeepDocument(cut);
    await Promise.all([publish('policy'), publish('calendar')]);
    await deliver.sweep();
    await becomes('RT-3C', { 'returns/1': 'delivered' });
  });

  it('does not signal a closed return: the fact is late, and returns is told once', async () => {
    await store('returns', registration('RT-4'), 1);
    await stand.rows('update instance set started_at = now(), closed_at = now() where subject = $1', [subjectFor('RT-4')]);
    await store('quality', fact('RT-4', 'inspect'), 1);
    await becomes('RT-4', { 'returns/1': 'late', 'quality/1': 'late' });
    const told = (await stand.said('RT-4')).filter((event) => event.type === StrayFactV1.type);
    // offered one by one or both by the sweep: which is told first is nobody's promise
    expect(told.map(({ body }) => [body['reason'], (body['fact'] as { source: string }).source]).sort()).toEqual([['closed', 'quality'], ['closed', 'returns']]);
    expect(temporal.calls).toEqual([]);
  });

  it('reports a fact of an unknown return after its time, once, and still delivers it should the registration come', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    await store('warehouse', fact('RT-5', 'arrive'), 1);
    await becomes('RT-5', { 'warehouse/1': 'waiting' });
    expect(await strays.unknownSince(10)).toBe(0);
    await stand.rows(`update fact set received_at = clock_timestamp() - interval '11 minutes'`);
    expect(await strays.unknownSince(10)).toBe(1);
    expect(await strays.unknownSince(10)).toBe(0);
    expect((await stand.said('RT-5')).map(({ body }) => body['reason'])).toEqual(['unknown']);
    await store('returns', registration('RT-5'), 1);
    await becomes('RT-5', { 'warehouse/1': 'delivered', 'returns/1': 'delivered' });
  });

  it('asks for a new run when Temporal has none of an open return, and keeps the fact', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    await store('returns', registration('RT-6'), 1);
    await becomes('RT-6', { 'returns/1': 'delivered' });
    temporal.missing.add(idOf('RT-6'));
    await store('quality', fact('RT-6', 'inspect'), 1);
    await eventually('restart asked for', () => restarted.includes(subjectFor('RT-6')));
    expect((await states('RT-6'))['quality/1']).toBe('received');
  });

  it('shows what Temporal will never take and goes on behind it', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    await store('returns', registration('RT-7'), 1);
    await becomes('RT-7', { 'returns/1': 'delivered' });
    temporal.refused.add('quality/1');
    await store('quality', fact('RT-7', 'inspect'), 1);
    await store('quality', fact('RT-7', 'inspect'), 2);
    await becomes('RT-7', { 'returns/1': 'delivered', 'quality/1': 'refused', 'quality/2': 'delivered' });
  });

  it('serves people before an import', async () => {
    await Promise.all([publish('policy'), publish('calendar')]);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const inHand: string[] = [];
    temporal.during = (workflowId) => {
      inHand.push(workflowId);
      return gate;
    };
    for (let i = 0; i < 40; i += 1) await store('returns', registration(`RT-B${i}`, { via: 'system' }), 1);
    await eventually('four of the import in hand', () => inHand.length === 4);
    await store('returns', registration('RT-HUMAN'), 1);
    // nothing has been answered yet, so the person came before the other thirty-six
    await eventually('the person in hand', () => inHand.includes(idOf('RT-HUMAN')));
    expect(inHand).toHaveLength(5);
    open();
    await becomes('RT-HUMAN', { 'returns/1': 'delivered' });
    await eventually('the import begun', () => temporal.started.some((run) => run.workflowId === idOf('RT-B0')));
    expect(temporal.started.find((run) => run.workflowId === idOf('RT-B0'))?.bulk).toBe(true);
    expect(temporal.started.find((run) => run.workflowId === idOf('RT-HUMAN'))?.bulk).toBe(false);
  });

  it('refuses a fact whose key names another return, and one without its needed fields', async () => {
    await expect(stand.receive('quality', fact('RT-8', 'inspect'), 1, (context, body) => storeFact.execute(context, { ...body, returnNo: 'RT-OTHER' }))).rejects.toThrow(/RT-OTHER/);
    await expect(store('returns', fact('RT-8', 'register', { customerCode: 'K01' }), 1)).rejects.toThrow(/policy/);
    expect(await states('RT-8')).toEqual({});
  });

  it('notes what became of an operator\'s entry when the desk answers', async () => {
    const enter = (id: string, kind: string) =>
      stand.rows(`insert into operator_entry (entry_id, subject, signal, kind, desk, entered_at) values ($1, $2, $3, $3, 'quality', now())`, [id, subjectFor('RT-10'), kind]);
    for (const [id, kind] of [['e1', 'inspect'], ['e2', 'inspect'], ['e3', 'dispose']] as const) await enter(id, kind);
    await store('quality', fact('RT-10', 'inspect'), 1); // typed by nobody
    await store('quality', fact('RT-10', 'inspect', {}, { via: 'operator' }), 2);
    await store('quality', fact('RT-10', 'refused', { signal: '判定', entryId: 'e3', code: 'no-open-task' }, { via: 'system' }), 3);
    expect(await stand.rows(`select entry_id, outcome, code from operator_entry where subject = $1 order by entry_id`, [subjectFor('RT-10')])).toEqual([
      { entry_id: 'e1', outcome: 'taken', code: null }, { entry_id: 'e2', outcome: null, code: null }, { entry_id: 'e3', outcome: 'refused', code: 'no-open-task' },
    ]);
  });

  describe('what a newer department says', () => {
    const inspected = { method: 'normal', lines: [{ line: 1, sample: '50', passed: '44', failed: '6' }] };
    const hear = (no: string, body: object) => stand.database.transaction((tx) =>
      new DepartmentEventsController(storeFact, new StoreTakenOver(deliver), keepDocument).fact(body, contextOf(tx, 'quality', subjectFor(no), 1, factEvent('quality', 'inspect').type)));

    it('is taken as far as it is known: a further field in the fact, in who did it, in its place and in what he found', async () => {
      const { by, ...said } = fact('RT-9', 'inspect', { ...inspected, lamp: 'uv', lines: [{ ...inspected.lines[0], lamp: 'uv' }] }, { scope: { consignment: 'c1' } });
      await hear('RT-9', { ...said, by: { ...by, mood: 'sunny' }, scope: { ...said.scope, shelf: '7' }, mood: 'sunny' });
      const [row] = await stand.rows<{ body: Record<string, unknown> }>('select body from fact where subject = $1', [subjectFor('RT-9')]);
      expect(row?.body).toEqual({ ...said, by, payload: inspected, source: 'quality', seq: 1 });
    });

    it.each([
      ['a field by another name', { method: 'normal', rows: inspected.lines }, /lines/],
      ['a word that is not known', { ...inspected, method: 'robotic' }, /method/],
    ])('is refused, not taken for something else: %s', async (_what, payload, names) => {
      await expect(hear('RT-9B', fact('RT-9B', 'inspect', payload))).rejects.toThrow(names);
      expect(await states('RT-9B')).toEqual({});
    });

    it('keeps a document that says more than is known', async () => {
      await stand.database.transaction((tx) => keepDocument.execute(contextOf(tx, 'returns', 'policy/next@1', 1), 'policy', { key: 'next', version: 1, sha256: 'd'.repeat(64), body: { name: 'next' }, approvedBy: 'e-gm' }));
      expect(await stand.rows(`select body from pinned_document where key = 'next'`)).toEqual([{ body: { name: 'next' } }]);
    });
  });
});
