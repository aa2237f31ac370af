import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@guitu/persistence/transaction';
import { eventually } from '@guitu/testing/eventually';
import type { Stamp } from './journal.js';
import { journalLag, readJournal } from './read-journal.js';
import { beginIncarnation } from './incarnations.js';
import { EventStand, MAKER, Noted } from './testbed/event-stand.js';

let stand: EventStand;
beforeAll(async () => {
  stand = await EventStand.open();
});
afterAll(() => stand.close());

const seqs = async (subject: string) => (await readJournal(stand.producing.dataSource, MAKER, subject, 0)).map((event) => event.seq);

describe('Journal', () => {
  it('numbers without gaps under concurrent commands, though every third fails', async () => {
    const commands = Array.from({ length: 90 }, (_, n) =>
      inTransaction(stand.producing.dataSource, async (tx) => {
        const stamp = await stand.journal.append(tx, Noted, { subject: `C/${n % 3}`, body: { n } });
        if (n % 3 === Math.floor(n / 3) % 3) throw new Error('refused');
        return stamp.seq;
      }).catch(() => undefined),
    );
    const given = await Promise.all(commands);
    for (const k of [0, 1, 2]) {
      const mine = given.filter((seq, n): seq is number => n % 3 === k && seq !== undefined).sort((a, b) => a - b);
      expect(mine).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      expect(await seqs(`C/${k}`)).toEqual(mine);
    }
  });

  it('records many subjects at once, each with its own next number, tombstones among them, whatever order two commands name them in', async () => {
    const each = (...subjects: string[]) => inTransaction(stand.producing.dataSource, (tx) => stand.journal.appendEach(tx, subjects.map((subject, n) => (
      { definition: Noted, event: { subject, body: subject === 'E/2' ? null : ({ seq }: Stamp) => ({ n: seq * 10 + n }) } }))));
    const [one, other] = await Promise.all([each('E/1', 'E/2', 'E/3'), each('E/3', 'E/2', 'E/1')]);
    expect(one.map(({ seq }, n) => [seq, other[2 - n]!.seq].sort())).toEqual([[1, 2], [1, 2], [1, 2]]);
    expect((await readJournal(stand.producing.dataSource, MAKER, 'E/2', 0)).map(({ seq, value }) => [seq, value])).toEqual([[1, 'null'], [2, 'null']]);
    await expect(each('E/9', 'E/9')).rejects.toThrow('occurs twice');
    expect(await seqs('E/9')).toEqual([]);
  });

  it('keeps the order of numbers in the order of sending, so that none overtakes', async () => {
    const rows: { subject: string; seq: number }[] = await stand.producing.dataSource.query('select subject, seq from journal order by ord');
    for (const k of [0, 1, 2]) {
      const inOrder = rows.filter((row) => row.subject === `C/${k}`).map((row) => row.seq);
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    }
  });

  it('holds commands of one subject back from the first statement on, others not', async () => {
    let second: Promise<Stamp> | undefined;
    const waiting = () => stand.producing.dataSource.query(`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`) as Promise<object[]>;
    await inTransaction(stand.producing.dataSource, async (tx) => {
      await stand.journal.serialise(tx, 'S/1');
      second = stand.record('S/1', Noted, { n: 2 });
      await stand.record('S/2', Noted, { n: 1 });
      await eventually('the second command waits', async () => (await waiting()).length === 1);
      expect((await stand.journal.append(tx, Noted, { subject: 'S/1', body: { n: 1 } })).seq).toBe(1);
    });
    expect((await second)?.seq).toBe(2);
  });

  it('records several events of a subject in their order, or none of them', async () => {
    const both = (n: number) => [1, 2, 3].map((k) => ({ definition: Noted, event: { body: { n: n + k }, addressedTo: ['quality'] } }));
    const stamps = await inTransaction(stand.producing.dataSource, (tx) => stand.journal.appendAll(tx, 'A/1', both(0)));
    expect(stamps.map((stamp) => stamp.seq)).toEqual([1, 2, 3]);
    const broken = [...both(3), { definition: Noted, event: { body: { n: 'seven' } } }];
    await expect(inTransaction(stand.producing.dataSource, (tx) => stand.journal.appendAll(tx, 'A/1', broken))).rejects.toMatchObject({ name: 'ZodError' });
    await stand.record('A/1', Noted, { n: 4 });
    const events = await readJournal(stand.producing.dataSource, MAKER, 'A/1', 0);
    expect(events.map(({ seq, value, headers }) => [seq, value, headers['ce_id'] === stamps[seq - 1]?.id, headers['guitu_for']])).toEqual([
      [1, '{"n":1}', true, 'quality'], [2, '{"n":2}', true, 'quality'], [3, '{"n":3}', true, 'quality'], [4, '{"n":4}', false, undefined],
    ]);
    const ords: { seq: number }[] = await stand.producing.dataSource.query(`select seq from journal where subject = 'A/1' order by ord`);
    expect(ords.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    expect(await inTransaction(stand.producing.dataSource, (tx) => stand.journal.appendAll(tx, 'A/1', []))).toEqual([]);
  });

  it('refuses a body that is not exactly the definition, and the number is free again', async () => {
    const extra = { n: 1, more: true };
    await expect(stand.record('V/1', Noted, extra)).rejects.toMatchObject({ name: 'ZodError' });
    await expect(stand.record('V/1', Noted, { n: 1.5 })).rejects.toMatchObject({ name: 'ZodError' });
    expect((await stand.record('V/1', Noted, { n: 1 })).seq).toBe(1);
  });

  it('refuses an event that a broker would refuse', async () => {
    const Long = { type: 'maker.long.v1', schema: { parse: (value: unknown) => value as string } };
    await expect(stand.record('V/2', Long, '长'.repeat(100_000))).rejects.toThrow(RangeError);
    expect(await seqs('V/2')).toEqual([]);
  });

  it.each(['', 'C/\0', 'C/1\n', 'C'.repeat(201)])('refuses a subject that no consumer could keep: %j', async (subject) => {
    await expect(stand.record(subject, Noted, { n: 1 })).rejects.toThrow('not a subject');
  });

  it('gives the body its own id and the time of the database', async () => {
    const Timed = { type: 'maker.timed.v1', schema: { parse: (value: unknown) => value as { factId: string; recordedAt: number } } };
    const stamp = await inTransaction(stand.producing.dataSource, (tx) =>
      stand.journal.append(tx, Timed, { subject: 'T/1', body: ({ id, recordedAt }) => ({ factId: id, recordedAt: recordedAt.getTime() }) }),
    );
    const [event] = await readJournal(stand.producing.dataSource, MAKER, 'T/1', 0);
    expect(JSON.parse(event?.value ?? '')).toEqual({ factId: stamp.id, recordedAt: stamp.recordedAt.getTime() });
    expect(event?.headers).toMatchObject({ ce_id: stamp.id, ce_time: stamp.recordedAt.toISOString() });
    expect(stamp.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('serves its events as they are on the topic, a page at a time', async () => {
    for (let n = 1; n <= 5; n += 1) {
      await stand.record('R/1', Noted, { n }, { addressedTo: ['quality', 'returns'], traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
    }
    await beginIncarnation(stand.producing.dataSource, 2, [], Date.now());
    const page = await readJournal(stand.producing.dataSource, MAKER, 'R/1', 2, 2);
    expect(page.map((event) => [event.seq, event.value])).toEqual([[3, '{"n":3}'], [4, '{"n":4}']]);
    expect(page[0]?.headers).toEqual({
      'content-type': 'application/json', ce_specversion: '1.0', ce_id: expect.any(String), ce_type: Noted.type, ce_source: MAKER, ce_subject: 'R/1',
      ce_time: expect.any(String), guitu_seq: '3', guitu_incarnation: '2', guitu_for: 'quality,returns',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
  });

  it('tells how much is unsent and for how long', async () => {
    await stand.producing.dataSource.query(`update journal set recorded_at = clock_timestamp() - interval '90 seconds' where subject = 'R/1' and seq = 1`);
    const lag = await journalLag(stand.producing.dataSource);
    expect(lag.unsent).toBe((await stand.producing.dataSource.query('select 1 from journal')).length);
    expect(lag.oldestSeconds).toBeGreaterThanOrEqual(90);
    expect(lag.oldestSeconds).toBeLessThan(100);
    await stand.producing.dataSource.query('update journal set sent_at = now()');
    expect(await journalLag(stand.producing.dataSource)).toEqual({ unsent: 0, oldestSeconds: 0 });
  });
});

describe('a restored database', () => {
  it('speaks under the new incarnation, knows that of every other, and says again what it said since', async () => {
    const { dataSource } = stand.producing;
    for (let n = 1; n <= 3; n += 1) await stand.record('W/1', Noted, { n });
    await dataSource.query(`update journal set sent_at = timestamptz '2026-11-20 12:00Z' + seq * interval '1 hour' where subject = 'W/1'`);
    await dataSource.query(`update journal set sent_at = null where subject <> 'W/1'`);
    expect(await beginIncarnation(dataSource, 7, ['quality', 'returns'], Date.parse('2026-11-20T14:00Z'))).toBe(2);
    expect(await dataSource.query(`select seq, sent_at is null as unsent from journal where subject = 'W/1' order by seq`)).toEqual([{ seq: 1, unsent: false }, { seq: 2, unsent: true }, { seq: 3, unsent: true }]);
    expect(await dataSource.query('select value from incarnation')).toEqual([{ value: 7 }]);
    expect(await dataSource.query('select source, value from source_incarnation order by source')).toEqual([{ source: 'quality', value: 7 }, { source: 'returns', value: 7 }]);
    // a second time, or with a lower number, nothing falls back
    await beginIncarnation(dataSource, 5, ['quality'], Date.parse('2026-11-21T00:00Z'));
    expect(await dataSource.query('select value from incarnation')).toEqual([{ value: 7 }]);
    expect(await dataSource.query(`select value from source_incarnation where source = 'quality'`)).toEqual([{ value: 7 }]);
  });
});
