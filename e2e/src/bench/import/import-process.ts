/** Imports delivery lines into a table of its own, by (source, delivery no., line), in a process of its own: what the engine costs. */
import { readFileSync } from 'node:fs';
import { importRows, type RowSink, type Verdict } from '@guitu/row-import/import-rows';
import { readRows, type FileFormat, type RecordRow } from '@guitu/row-import/read-rows';
import { DELIVERIES } from '@guitu/row-import/delivery-shape';
import pg from 'pg';

const [path = '', format = 'csv', connectionString] = process.argv.slice(2);
const memoryMb = (what: 'VmHWM' | 'VmRSS'): number => Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

const client = new pg.Client({ connectionString });
await client.connect();
await client.query(`create table if not exists bench_delivery (source_system text, delivery_no text, line_no integer, body jsonb not null, primary key (source_system, delivery_no, line_no))`);

class DeliverySink implements RowSink {
  /** resident memory after each tenth of the rows, MB */
  readonly memory: number[] = [];
  private taken = 0;

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    const { rows: kept } = await client.query<{ key: string; added: boolean }>(
      `insert into bench_delivery as d select 'bench', * from unnest($1::text[], $2::int[], $3::jsonb[])
       on conflict (source_system, delivery_no, line_no) do update set body = excluded.body where d.body is distinct from excluded.body
       returning delivery_no || '/' || line_no as key, xmax = 0 as added`,
      [rows.map(({ fields }) => fields['deliveryNo']), rows.map(({ fields }) => fields['lineNo']), rows.map(({ fields }) => JSON.stringify(fields))],
    );
    const changed = new Map(kept.map(({ key, added }) => [key, added]));
    this.taken += rows.length;
    if (this.taken % 10_000 < rows.length) this.memory.push(Math.round(memoryMb('VmRSS')));
    return rows.map(({ fields }) => {
      const added = changed.get(`${String(fields['deliveryNo'])}/${String(fields['lineNo'])}`);
      return { outcome: added === undefined ? 'unchanged' : added ? 'added' : 'changed', faults: [] };
    });
  }
}

const sink = new DeliverySink();
const instantAt = (date: string, minutes: number): number => Date.parse(`${date}T00:00:00+08:00`) + minutes * 60_000;
const [from, processor] = [performance.now(), process.cpuUsage()];
const report = await importRows(readRows(path, { format: format as FileFormat, shape: DELIVERIES, instantAt }), sink, () => undefined);
const { user, system } = process.cpuUsage(processor);
process.send?.({ seconds: (performance.now() - from) / 1_000, cpuSeconds: (user + system) / 1e6, peakMb: Math.round(memoryMb('VmHWM')), memory: sink.memory, counts: report.counts });
await client.end();
process.once('disconnect', () => process.exit(0));
