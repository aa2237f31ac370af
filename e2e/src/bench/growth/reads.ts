/** What people read all day, each asked beside the bare route: lists, searches and one return's case file. */
import type { DeskApi, Addresses } from '../../desk-api.js';
import { personFor } from '../../people.js';
import type { BareRoute } from '../bare-route/bare-route.js';
import { quantile } from '../measure/statistics.js';

export interface Read { readonly name: string; readonly service: keyof Addresses; readonly path: string; readonly person: string }
/** ms of one round: the read and the bare route, medians, and how much the read answers. */
export interface ReadRound { readonly ms: number; readonly p95: number; readonly bareMs: number; readonly bytes: number }

const TIMES = 25;

/** Pages are full at both points, so that they are the same work. A return, its own reference, and its batch, as somebody asks for them. */
export interface Asked { readonly returnNo: string; readonly reference: string; readonly batch: string; readonly customerCode: string }

export function readsOf({ returnNo, reference, batch, customerCode }: Asked): readonly Read[] {
  const [head, approver, registrar, keeper, inspector] = [personFor('gm'), personFor('salesHead'), personFor('sales'), personFor('keeper'), personFor('qc')];
  const read = (name: string, service: Read['service'], path: string, person: string): Read => ({ name, service, path, person });
  return [
    read('desk list, first page: sales', 'returns', '/tasks', approver),
    read('desk list, first five: warehouse', 'warehouse', '/tasks?limit=5', keeper),
    read('desk list, first five: quality', 'quality', '/tasks?limit=5', inspector),
    read('desk list, first page: all of sales', 'returns', '/tasks', head),
    read('my tasks', 'returns', '/tasks?view=mine', approver),
    read('desk list by return', 'returns', `/tasks?returnNo=${returnNo}`, head),
    read('counters of a desk', 'returns', '/tasks/counters', approver),
    read('case file', 'returns', `/returns/${returnNo}`, head),
    read('answer, by return number', 'returns', `/answer?q=${returnNo}`, head),
    read('answer, by reference', 'returns', `/answer?q=${reference}`, head),
    read('answer, by batch', 'returns', `/answer?q=${batch}`, head),
    read('returns, first page of the open ones', 'returns', '/returns?closed=false', head),
    read('returns, by reference', 'returns', `/returns?q=${reference}`, head),
    read('returns, of a customer', 'returns', `/returns?customerCode=${customerCode}`, head),
    read('stock, first five and its sums', 'warehouse', '/stock?limit=5', personFor('whHead')),
    read('work orders, first five of a column', 'production', '/orders?limit=5', head),
    read('inspectors’ bench, first five', 'quality', '/bench?limit=5', inspector),
    read('anomalies', 'returns', '/anomalies', head),
    read('notifications, first page', 'notifications', '/notifications', registrar),
    read('notifications, unread', 'notifications', '/notifications/unread-count', registrar),
  ];
}

/** Every read some times, between two turns of the bare route. @throws Error when one is refused */
export async function timeReads(api: DeskApi, reads: readonly Read[], bare: BareRoute): Promise<ReadonlyMap<string, ReadRound>> {
  const found = new Map<string, ReadRound>();
  for (const { name, service, path, person } of reads) {
    const bareMs = await bare.once();
    const times: number[] = [];
    let bytes = 0;
    for (let turn = 0; turn < TIMES; turn += 1) {
      const sentAt = performance.now();
      const { status, body } = await api.get(service, path, person);
      times.push(performance.now() - sentAt);
      if (status !== 200) throw new Error(`${name} was answered ${status}: ${JSON.stringify(body)}`);
      bytes = JSON.stringify(body).length;
    }
    found.set(name, { ms: quantile(times, 0.5), p95: quantile(times, 0.95), bareMs: quantile([...bareMs, ...(await bare.once())], 0.5), bytes });
  }
  return found;
}
