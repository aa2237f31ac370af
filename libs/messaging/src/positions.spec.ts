import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@guitu/persistence/transaction';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { learnIncarnation } from './incarnations.js';
import { MessagingTables1700000000001 } from './messaging-tables.migration.js';
import { listParked } from './parked-events.js';
import { NothingHeldUp, Positions } from './positions.js';
import type { Subscription } from './subscription.js';
import { AppliedTable1700000000002 } from './testbed/applied-table.migration.js';
import { Ignored, MAKER, Noted, Poison, Recorder } from './testbed/event-stand.js';
import { rawEvent, rawEvents } from './testbed/raw-events.js';

let database: TestDatabase;
let recorder: Recorder;
beforeAll(async () => {
  database = await createTestDatabase([MessagingTables1700000000001, AppliedTable1700000000002]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.dataSource.query('truncate applied, position, parked, dead_letter, source_incarnation');
  recorder = new Recorder();
});

const sql = <Row>(query: string): Promise<Row[]> => database.dataSource.query(query);
const positions = (subscription: Partial<Subscription> = {}) => new Positions(database.dataSource, recorder, [{ source: MAKER, ...subscription }]);
const applied = async () => (await sql<{ it: string }>(`select subject || '#' || seq as it from applied order by ord`)).map((row) => row.it);
const lastSeq = async (subject = 'C/1') => (await sql<{ last_seq: number }>(`select last_seq from position where subject = '${subject}'`))[0]?.last_seq;
const parked = async () => (await listParked(database.dataSource)).map(({ subject, seq, kind }) => `${subject}#${seq} ${kind}`).sort();
const poisonAt = (...seqs: number[]) => {
  recorder.before = ({ seq, subject }) => {
    if (subject === 'C/1' && seqs.includes(seq)) throw new Error(`line ${seq} does not exist`);
  };
};

describe('order and repeats', () => {
  it('applies each event once, however often and in whatever batches it comes', async () => {
    await positions().apply(MAKER, rawEvents('C/1', 1, 2, 2, 1, 3));
    const again = await positions().apply(MAKER, rawEvents('C/1', 1, 2, 3, 4));
    expect(again).toMatchObject({ applied: 1, repeated: 3 });
    expect(await applied()).toEqual(['C/1#1', 'C/1#2', 'C/1#3', 'C/1#4']);
  });

  it('parks what comes too early and applies it in order when the gap closes', async () => {
    expect(await positions().apply(MAKER, rawEvents('C/1', 1, 4, 3))).toMatchObject({ applied: 1, parked: 2 });
    expect(await parked()).toEqual(['C/1#3 gap', 'C/1#4 gap']);
    await positions().apply(MAKER, rawEvents('C/2', 1));
    expect(await applied()).toEqual(['C/1#1', 'C/2#1']);
    await positions().apply(MAKER, rawEvents('C/1', 2));
    expect(await applied()).toEqual(['C/1#1', 'C/2#1', 'C/1#2', 'C/1#3', 'C/1#4']);
    expect(await parked()).toEqual([]);
    expect(await lastSeq()).toBe(4);
  });

  it('lets two consumers that both hold the same records (a rebalance) apply them once', async () => {
    const batch = () => [...rawEvents('C/1', 1, 2, 3), ...rawEvents('C/2', 1, 2, 3)];
    await Promise.all([1, 2, 3, 4].map(() => positions().apply(MAKER, batch())));
    expect((await applied()).sort()).toEqual(['C/1#1', 'C/1#2', 'C/1#3', 'C/2#1', 'C/2#2', 'C/2#3']);
  });

  it('applies a batch in one transaction', async () => {
    await positions().apply(MAKER, [...rawEvents('C/1', 1, 2, 3), ...rawEvents('C/2', 1, 2)]);
    expect(await sql('select count(distinct xmin::text)::int as transactions from applied')).toEqual([{ transactions: 1 }]);
  });
});

describe('passing over', () => {
  it('handles what one of several subscriptions to a source wants', async () => {
    const both = new Positions(database.dataSource, recorder, [{ source: MAKER, only: [Noted.type] }, { source: MAKER, only: [] }]);
    expect(await both.apply(MAKER, rawEvents('C/1', 1, 2))).toMatchObject({ applied: 2, passedOver: 0 });
  });

  it('moves the position over types and addressees that are not wanted, so that no gap appears', async () => {
    const mine = positions({ only: [Noted.type], addressedTo: 'quality' });
    const outcome = await mine.apply(MAKER, [
      rawEvent({ seq: 1, type: Ignored.type, value: 'not even JSON' }),
      rawEvent({ seq: 2, addressedTo: 'warehouse,returns' }),
      rawEvent({ seq: 3, addressedTo: 'warehouse,quality' }),
      rawEvent({ seq: 4 }),
      rawEvent({ seq: 5, addressedTo: '' }),
    ]);
    expect(outcome).toMatchObject({ applied: 2, passedOver: 3, parked: 0 });
    expect(await applied()).toEqual(['C/1#3', 'C/1#4']);
    expect(await lastSeq()).toBe(5);
  });

  it('needs no more statements for 200 unwanted events than for 2', async () => {
    const statements = async (count: number, subject: string) => {
      const before = recorder;
      let n = 0;
      const counting = new Proxy(database.dataSource, {
        get(target, property) {
          if (property !== 'createQueryRunner') return Reflect.get(target, property) as unknown;
          return () => {
            const runner = target.createQueryRunner();
            const connect = runner.connect.bind(runner);
            // Every statement asks for the connection once.
            return Object.assign(runner, { connect: () => ((n += 1), connect()) });
          };
        },
      });
      const mine = new Positions(counting, before, [{ source: MAKER, only: [Noted.type] }]);
      await mine.apply(MAKER, Array.from({ length: count }, (_, i) => rawEvent({ subject, seq: i + 1, type: Ignored.type })));
      return n;
    };
    await statements(1, 'F/0');
    const few = await statements(2, 'F/1');
    expect(few).toBeGreaterThan(3);
    expect(await statements(200, 'F/2')).toBe(few);
    expect(await lastSeq('F/2')).toBe(200);
  });
});

describe('poison', () => {
  it('parks a failing event with its own reason and holds up its stream only', async () => {
    poisonAt(2);
    const outcome = await positions().apply(MAKER, [...rawEvents('C/1', 1, 2, 3), ...rawEvents('C/2', 1, 2), ...rawEvents('C/1', 4)]);
    expect(outcome.applied).toBe(3);
    expect((await applied()).sort()).toEqual(['C/1#1', 'C/2#1', 'C/2#2']);
    expect(await parked()).toEqual(['C/1#2 poison', 'C/1#3 gap', 'C/1#4 gap']);
    expect((await listParked(database.dataSource))[0]).toMatchObject({ seq: 2, kind: 'poison', reason: 'Error: line 2 does not exist', type: Noted.type });
    await positions().apply(MAKER, [...rawEvents('C/1', 5, 2), ...rawEvents('C/2', 3)]);
    expect(await parked()).toEqual(['C/1#2 poison', 'C/1#3 gap', 'C/1#4 gap', 'C/1#5 gap']);
    expect(await lastSeq('C/2')).toBe(3);
  });

  it('leaves it to a person: the same event coming again is not tried by itself', async () => {
    poisonAt(2);
    await positions().apply(MAKER, rawEvents('C/1', 1, 2));
    poisonAt();
    expect(await positions().apply(MAKER, rawEvents('C/1', 1, 2, 3))).toMatchObject({ repeated: 2, parked: 1, applied: 0 });
    expect(await parked()).toEqual(['C/1#2 poison', 'C/1#3 gap']);
  });

  it('parks a wanted type nobody handles, and a body that is no JSON', async () => {
    await positions().apply(MAKER, [rawEvent({ seq: 1, type: Poison.type }), rawEvent({ subject: 'C/2', seq: 1, value: '{"n":' })]);
    const reasons = (await listParked(database.dataSource)).map(({ subject, reason }) => [subject, reason]);
    expect(Object.fromEntries(reasons)).toEqual({ 'C/1': expect.stringContaining(`unknown type: ${Poison.type}`), 'C/2': expect.stringContaining('unparsable: SyntaxError') });
  });

  it('blames the event that failed among those that had waited, not the one that closed the gap', async () => {
    poisonAt(3);
    await positions().apply(MAKER, rawEvents('C/1', 2, 3, 4));
    await positions().apply(MAKER, rawEvents('C/1', 1));
    expect(await applied()).toEqual(['C/1#1', 'C/1#2']);
    expect(await parked()).toEqual(['C/1#3 poison', 'C/1#4 gap']);
  });

  it('takes a swallowed database error for a failure: nothing is half done', async () => {
    recorder.before = async ({ tx, seq }) => {
      if (seq === 2) await tx.execute('select 1/0').catch(() => undefined);
    };
    await positions().apply(MAKER, rawEvents('C/1', 1, 2, 3));
    expect(await applied()).toEqual(['C/1#1']);
    expect(await parked()).toEqual(['C/1#2 poison', 'C/1#3 gap']);
  });

  it.each(['40001', '57P01', '53100'])('does not park for what the database may get over (%s)', async (code) => {
    let failing = true;
    recorder.before = async ({ tx, seq }) => {
      if (failing && seq === 2) await tx.execute(`do $$ begin raise exception using errcode = '${code}'; end $$`);
    };
    await expect(positions().apply(MAKER, rawEvents('C/1', 1, 2, 3))).rejects.toMatchObject({ code });
    expect([await applied(), await parked(), await lastSeq()]).toEqual([[], [], undefined]);
    failing = false;
    await positions().apply(MAKER, rawEvents('C/1', 1, 2, 3));
    expect(await applied()).toEqual(['C/1#1', 'C/1#2', 'C/1#3']);
  });
});

describe('a person decides', () => {
  beforeEach(async () => {
    poisonAt(2, 4);
    await positions().apply(MAKER, rawEvents('C/1', 1, 2, 3, 4, 5));
  });

  it('replays: the event and what waited behind it, in order, up to the next that fails', async () => {
    poisonAt(4);
    await positions().replayParked(MAKER, 'C/1');
    expect(await applied()).toEqual(['C/1#1', 'C/1#2', 'C/1#3']);
    expect(await parked()).toEqual(['C/1#4 poison', 'C/1#5 gap']);
  });

  it('is told the new reason when it fails again', async () => {
    recorder.before = () => {
      throw new Error('still not');
    };
    await expect(positions().replayParked(MAKER, 'C/1')).rejects.toThrow('Error: still not');
    expect((await listParked(database.dataSource))[0]).toMatchObject({ seq: 2, kind: 'poison', reason: 'Error: still not' });
    expect(await lastSeq()).toBe(1);
  });

  it('skips: without effect but not without trace, and goes on', async () => {
    recorder.before = () => undefined;
    await positions().skipParked(MAKER, 'C/1', 'e-17 duplicate-of-line-1');
    expect(await applied()).toEqual(['C/1#1', 'C/1#3', 'C/1#4', 'C/1#5']);
    expect(await parked()).toEqual([]);
    expect(await sql(`select topic, record_offset, reason, convert_from(value, 'utf8') as value from dead_letter`)).toEqual([
      { topic: 'skipped:maker', record_offset: '2', reason: 'e-17 duplicate-of-line-1', value: '{"n":2}' },
    ]);
  });

  it('does not settle the same event twice, nor a mere gap', async () => {
    poisonAt();
    const both = await Promise.allSettled([positions().replayParked(MAKER, 'C/1'), positions().replayParked(MAKER, 'C/1')]);
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await applied()).toEqual(['C/1#1', 'C/1#2', 'C/1#3', 'C/1#4', 'C/1#5']);
    await positions().apply(MAKER, rawEvents('C/1', 7));
    await expect(positions().skipParked(MAKER, 'C/1', 'e-17')).rejects.toBeInstanceOf(NothingHeldUp);
  });
});

describe('incarnations', () => {
  it('refuses events of an incarnation that a restore has ended, and counts them', async () => {
    await positions().apply(MAKER, [rawEvent({ seq: 1 }), rawEvent({ seq: 2, incarnation: 2 })]);
    const outcome = await positions().apply(MAKER, [rawEvent({ seq: 3, incarnation: 1 }), rawEvent({ subject: 'C/9', seq: 1, incarnation: 1 })]);
    expect(outcome).toMatchObject({ refused: 2, applied: 0, parked: 0 });
    await positions().apply(MAKER, [rawEvent({ seq: 3, incarnation: 2 })]);
    expect(await applied()).toEqual(['C/1#1', 'C/1#2', 'C/1#3']);
    expect(await sql('select source, value, refused::int from source_incarnation')).toEqual([{ source: MAKER, value: 2, refused: 2 }]);
  });

  it('refuses from the start what the restore said is past', async () => {
    await inTransaction(database.dataSource, (tx) => learnIncarnation(tx, MAKER, 3));
    expect(await positions().apply(MAKER, [rawEvent({ seq: 1, incarnation: 2 })])).toMatchObject({ refused: 1 });
    expect(await applied()).toEqual([]);
  });
});

describe('records no stream can own', () => {
  const broken = [
    { ...rawEvent({ seq: 1 }), key: null },
    { ...rawEvent({ seq: 1 }), headers: {} },
    { ...rawEvent({ seq: 1 }), key: Buffer.from('C/7') },
    rawEvent({ seq: 0 }),
    rawEvent({ seq: 1.5 }),
    rawEvent({ seq: 1, source: 'finance' }),
    rawEvent({ seq: 1, subject: 'C/\0' }),
    rawEvent({ seq: 2, addressedTo: 'quality\0' }),
    rawEvent({ seq: 1, subject: 'C'.repeat(5_000) }),
  ];

  it('are kept as dead letters, once, and hold nothing up', async () => {
    expect(await positions().apply(MAKER, [...broken, rawEvent({ seq: 1 })])).toMatchObject({ dead: 9, applied: 1 });
    await positions().apply(MAKER, broken);
    expect(await sql('select count(*)::int as n from dead_letter')).toEqual([{ n: 9 }]);
    expect(await applied()).toEqual(['C/1#1']);
  });

  it('are told apart from what a re-created topic has at the same offset', async () => {
    const [first] = broken;
    await positions().apply(MAKER, [{ ...first!, value: Buffer.from('old') }, { ...first!, value: Buffer.from('new') }]);
    expect(await sql('select count(*)::int as n from dead_letter')).toEqual([{ n: 2 }]);
  });
});
