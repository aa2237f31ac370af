import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventContext } from '@guitu/messaging/event-context';
import type { Transaction } from '@guitu/persistence/transaction';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { currentTrace, type Trace } from '../observability/trace-context.js';
import { TracedEvents } from './traced-events.js';

describe('TracedEvents', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase([]);
  });
  afterAll(() => database.drop());

  it('handles an event inside the trace of its cause, with its id and return', async () => {
    const events = new TracedEvents('quality', { kafka: { brokers: ['127.0.0.1:9'], clientId: 't' }, topicPrefix: 't', groupId: 't', dataSource: database.dataSource, subscriptions: [] });
    const seen: (Trace | undefined)[] = [];
    events.addHandler('process.x.v1', async () => {
      await Promise.resolve();
      seen.push(currentTrace());
    });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const event = { source: 'process', subject: 'GT01/RT-1000', seq: 1, id: 'event-1', type: 'process.x.v1', time: new Date(), incarnation: 1, addressedTo: undefined, headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }, value: Buffer.alloc(0) };
    await events.dispatch({}, new EventContext(undefined as unknown as Transaction, event));
    expect(seen).toEqual([expect.objectContaining({ service: 'quality', traceId, returnNo: 'RT-1000', eventId: 'event-1' })]);
    expect(currentTrace()).toBeUndefined();
  });
});
