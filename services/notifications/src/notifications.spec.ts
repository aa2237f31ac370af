import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BreachWithdrawnV1, NoticeRequestedV1, ReturnClosedV1, RungReachedV1, type ProcessEventBody } from '@guitu/contracts/events/process-events';
import { factEventType } from '@guitu/contracts/fact-kinds';
import { eventHeaders } from '@guitu/messaging/event-record';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { EventReader } from '@guitu/platform/service/event-reader';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import { eventually } from '@guitu/testing/eventually';
import type { NotificationItem } from './inbox/notification-list.js';
import notifications from './service.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(notifications);
});
afterAll(() => stand.stop());

let count = 0;
const newReturn = (): string => `RT2026-${String(++count).padStart(6, '0')}`;
const about = (returnNo: string) => ({ companyCode: 'GT01', plantCode: 'SZ1', returnNo });
const TITLE = { zh: '2 小时内判定', en: 'Decide within 2 hours' };
const rung = (returnNo: string, more: Partial<ProcessEventBody<'rung-reached'>> = {}) => stand.say(RungReachedV1, {
  ...about(returnNo), clockId: 'c1/dispose', sla: 'disposition', title: TITLE, action: 'breach', rung: 1, dueAt: 1_000, rungAt: 1_000, to: [{ dept: 'QUALITY', role: 'qcHead' }], taskId: 'c1/dispose/1/1', ...more,
});
const list = async (person: string, query: string = '') => (await stand.get(`/notifications${query}`, person)).body as unknown as { items: NotificationItem[]; unread: number; next: string | null };
const of = async (person: string, returnNo: string) => (await list(person, '?limit=200')).items.filter((item) => item.returnNo === returnNo);

describe('what the process says reaches people', () => {
  it('a breach reaches the present holders of the role at that plant, with a link', async () => {
    const returnNo = newReturn();
    await rung(returnNo);
    expect(await of('e-qchead', returnNo)).toMatchObject([{
      kind: 'breach', title: { zh: '超时：2 小时内判定', en: 'Overdue: Decide within 2 hours' }, text: { zh: `${returnNo}「2 小时内判定」已超过时限。` },
      link: `/api/returns/v1/returns/${returnNo}`, taskId: 'c1/dispose/1/1', dueAt: 1_000, occurredAt: 1_000, readAt: null, role: 'qcHead', held: null,
    }]);
    expect(await of('e-qc', returnNo)).toEqual([]);
    expect(await of('e-qc-other', returnNo)).toEqual([]);
  });

  it('several roles of one person ring once; a role nobody holds rings its head', async () => {
    const returnNo = newReturn();
    await rung(returnNo, { action: 'escalate', to: [{ dept: 'QUALITY', role: 'qcs' }, { dept: 'QUALITY', role: 'qc' }, { dept: 'PRODUCTION', role: 'mfgLead' }] });
    expect((await of('e-qcs', returnNo)).map((item) => item.role)).toEqual(['qcs']);
    expect(await of('e-qc', returnNo)).toHaveLength(1);
    expect((await of('e-prodhead', returnNo)).map((item) => item.kind)).toEqual(['escalate']);
  });

  it('an event that comes twice rings once', async () => {
    const returnNo = newReturn();
    const seq = await rung(returnNo);
    const { id } = (await of('e-qchead', returnNo))[0]!;
    const subject = `GT01/${returnNo}`;
    const body = Buffer.from(JSON.stringify({ ...about(returnNo), title: TITLE }));
    const headers = eventHeaders('process', 1, { id: uuidv7(), subject, seq, type: RungReachedV1.type, headers: {}, body: '', recordedAt: new Date() });
    const outcome = await stand.service.app.get(EventReader).positions.apply('process', [{ topic: 'process', partition: 0, offset: '1', key: Buffer.from(subject), headers, value: body }]);
    expect(outcome).toMatchObject({ repeated: 1, applied: 0, parked: 0 });
    expect((await of('e-qchead', returnNo)).map((item) => item.id)).toEqual([id]);
  });

  it('a withdrawn breach, a notice and the end are told too; the end to whoever registered the return', async () => {
    const returnNo = newReturn();
    const subject = `GT01/${returnNo}`;
    const fact = { factId: randomUUID(), kind: 'register', ...about(returnNo), performedAt: 1, recordedAt: 1, by: { dept: 'SERVICE', role: 'cs', staff: 'e-cs' }, via: 'desk', payload: registered(returnNo), later: 'field' };
    const headers = eventHeaders('returns', 1, { id: uuidv7(), subject, seq: 1, type: factEventType('returns', 'register'), headers: {}, body: '', recordedAt: new Date() });
    const heard = await stand.service.app.get(EventReader).positions.apply('returns', [{ topic: 'returns', partition: 0, offset: '1', key: Buffer.from(subject), headers, value: Buffer.from(JSON.stringify(fact)) }]);
    expect(heard.applied).toBe(1);
    await stand.say(BreachWithdrawnV1, { ...about(returnNo), clockId: 'c1/dispose', sla: 'disposition', title: TITLE, dueAt: 5, metAt: 4, detectedAt: 9, to: [{ dept: 'QUALITY', role: 'qcHead' }] });
    await stand.say(NoticeRequestedV1, { ...about(returnNo), text: 'hold_placed', title: { zh: '已贴暂停标识', en: 'Hold placed' }, to: [{ dept: 'SALES', role: 'sales' }], anchor: 'hold', clause: 'S000-04 §5.3' });
    await stand.say(ReturnClosedV1, { ...about(returnNo), result: 'completed', closedAt: 10, state: {} });
    expect((await of('e-qchead', returnNo)).map((item) => item.kind)).toEqual(['breach_withdrawn']);
    expect((await of('e-sales', returnNo)).map((item) => item.text.zh)).toEqual([`${returnNo}：已贴暂停标识（S000-04 §5.3）`]);
    expect((await of('e-cs', returnNo)).map((item) => item.title.zh)).toEqual([`结案：${returnNo}`]);
  });
});

function registered(externalId: string): object {
  const pin = { key: 'P', version: 1, sha256: 'a'.repeat(64) };
  return { customerCode: 'C1', policy: pin, calendar: pin, lines: [{ line: 1, item: 'A', qty: '1', unit: 'pcs' }], attrs: {}, forms: [], sourceSystem: 'guitu', externalId };
}

describe('my notifications', () => {
  it('are counted while unread, and read once; the first reading counts', async () => {
    const returnNo = newReturn();
    const before = (await list('e-prodhead')).unread;
    await rung(returnNo, { to: [{ dept: 'PRODUCTION', role: 'prodHead' }] });
    expect((await stand.get('/notifications/unread-count', 'e-prodhead')).body).toEqual({ unread: before + 1, unreadShown: String(before + 1) });
    const { id } = (await of('e-prodhead', returnNo))[0]!;
    const first = await stand.post(`/notifications/${id}/read`, 'e-prodhead', {});
    const again = await stand.post(`/notifications/${id}/read`, 'e-prodhead', {});
    expect([first.status, again.body['readAt']]).toEqual([200, first.body['readAt']]);
    expect((await list('e-prodhead', '?unread=true')).items.map((item) => item.id)).not.toContain(id);
    expect((await list('e-prodhead')).unread).toBe(before);
  });

  it('are counted up to 99, then it is 99+, wherever the count is read', async () => {
    const { unread } = await list('e-fin');
    const insert = (n: number) => stand.database.dataSource.query(
      `insert into notification (event_id, person, company_code, plant_code, return_no, kind, title_zh, title_en, text_zh, text_en, role, occurred_at)
       select gen_random_uuid(), 'e-fin', 'GT01', 'SZ1', 'RT2026-990000', 'notice', '通知', 'Notice', '通知', 'Notice', 'fin', now() from generate_series(1, $1::integer)`, [n]);
    const counted = async () => [(await stand.get('/notifications/unread-count', 'e-fin')).body, await list('e-fin', '?limit=1'), await list('e-fin', '?limit=1&unread=true')].map((body) => [body['unread' as never], body['unreadShown' as never]]);
    await insert(99 - unread);
    expect(await counted()).toEqual(Array(3).fill([99, '99']));
    await insert(1);
    expect(await counted()).toEqual(Array(3).fill([100, '99+']));
    await insert(60);
    expect(await counted()).toEqual(Array(3).fill([100, '99+']));
    // the list itself leaves nothing out, whatever comes while it is read
    const seen: string[] = [];
    for (let page = await list('e-fin', '?unread=true&limit=50'); ; page = await list('e-fin', `?unread=true&limit=50&before=${page.next ?? ''}`)) {
      seen.push(...page.items.map(({ ord }) => ord));
      if (page.next === null) break;
      await insert(1);
    }
    expect([seen.length, new Set(seen).size]).toEqual([160, 160]);
    expect((await stand.post('/notifications/read-all', 'e-fin', { upTo: seen[0] })).body).toEqual({ read: 160 });
    expect((await list('e-fin')).unread).toBe(3);
  });

  it('come in pages, newest first; everything up to one can be read at once', async () => {
    const numbers = [newReturn(), newReturn(), newReturn()];
    for (const returnNo of numbers) await rung(returnNo, { to: [{ dept: 'WAREHOUSE', role: 'whHead' }] });
    const first = await list('e-whhead', '?limit=2');
    const second = await list('e-whhead', `?limit=2&before=${String(first.next)}`);
    expect([...first.items, ...second.items].slice(0, 3).map((item) => item.returnNo)).toEqual(numbers.reverse());
    expect((await stand.post('/notifications/read-all', 'e-whhead', { upTo: first.items[1]?.ord })).body).toEqual({ read: 2 });
    expect((await list('e-whhead', '?unread=true')).items.map((item) => item.returnNo)).toEqual([numbers[0]]);
  });

  it('已知悉 says of a rung that he knows, of what was told before it as well; the next rung is news again, and nobody else is spoken for', async () => {
    const returnNo = newReturn();
    const to = [{ dept: 'QUALITY' as const, role: 'qcHead' }, { dept: 'QUALITY' as const, role: 'qc' }];
    await rung(returnNo, { action: 'remind', rung: 0, rungAt: 500, to });
    await rung(returnNo, { to });
    const known = async (person: string) => (await of(person, returnNo)).map(({ kind, acknowledgedAt, readAt }) => [kind, acknowledgedAt !== null, readAt !== null]);
    const { id } = (await of('e-qchead', returnNo))[0]!;
    const first = await stand.post(`/notifications/${id}/acknowledge`, 'e-qchead', {});
    const again = await stand.post(`/notifications/${id}/acknowledge`, 'e-qchead', {});
    expect([first.status, again.body]).toEqual([200, { id, acknowledgedAt: first.body['acknowledgedAt'] }]);
    expect([await known('e-qchead'), await known('e-qc')]).toEqual([[['breach', true, true], ['remind', true, true]], [['breach', false, false], ['remind', false, false]]]);
    await rung(returnNo, { action: 'escalate', rung: 2, rungAt: 2_000, to });
    expect((await known('e-qchead'))[0]).toEqual(['escalate', false, false]);
  });

  const refused = async (attempt: () => Promise<Answer>, status: number, code: string) => {
    const before = await stand.contents();
    const answer = await attempt();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect([answer.body['zh'], answer.body['en']]).toEqual([expect.stringMatching(/[\u4e00-\u9fff]/), expect.stringMatching(/[a-z]/)]);
    expect(await stand.contents()).toEqual(before);
  };

  it('are nobody else’s', async () => {
    const returnNo = newReturn();
    await rung(returnNo);
    const { id } = (await of('e-qchead', returnNo))[0]!;
    for (const what of ['read', 'acknowledge']) await refused(() => stand.post(`/notifications/${id}/${what}`, 'e-qc', {}), 404, 'not-found');
    await refused(() => stand.send('GET', '/notifications', null), 401, 'token-missing');
    await refused(() => stand.send('GET', '/notifications/stream', null), 401, 'token-missing');
  });

  it.each<[string, string, string, object | undefined, number, string]>([
    ['a page of 201', 'GET', '/notifications?limit=201', undefined, 400, 'invalid'],
    ['a place that is none', 'GET', '/notifications?before=0', undefined, 400, 'invalid'],
    ['another person’s list', 'GET', '/notifications?person=e-gm', undefined, 400, 'invalid'],
    ['an id that is none', 'POST', '/notifications/1/read', {}, 400, 'invalid'],
    ['a reading with a field', 'POST', `/notifications/${randomUUID()}/read`, { readAt: 1 }, 400, 'unknown-field'],
    ['a reading of nothing', 'POST', `/notifications/${randomUUID()}/read`, {}, 404, 'not-found'],
    ['an acknowledgement with a field', 'POST', `/notifications/${randomUUID()}/acknowledge`, { until: 1 }, 400, 'unknown-field'],
    ['everything without a place', 'POST', '/notifications/read-all', {}, 400, 'invalid'],
    ['a negative place', 'POST', '/notifications/read-all', { upTo: '-1' }, 400, 'invalid'],
    ['an enormous place', 'POST', '/notifications/read-all', { upTo: '9'.repeat(30) }, 400, 'invalid'],
  ])('refuse %s', async (_what, method, path, body, status, code) => {
    await refused(() => stand.send(method, path, 'e-qc', body, method === 'POST' ? { 'idempotency-key': 'some-key-1' } : {}), status, code);
  });

  it('ask for an Idempotency-Key', () => refused(() => stand.send('POST', '/notifications/read-all', 'e-qc', { upTo: '1' }), 400, 'idempotency-key-required'));
});

describe('the live stream', () => {
  /** What an open screen of this person has been sent so far. */
  async function open(person: string, lastEventId?: string) {
    const ending = new AbortController();
    const response = await fetch(`${stand.service.url}/api/notifications/v1/notifications/stream`, {
      signal: ending.signal, headers: { authorization: `Bearer ${await stand.token(person)}`, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const screen = { text: '', ended: false, close: () => ending.abort() };
    void (async () => {
      for await (const chunk of response.body ?? []) screen.text += Buffer.from(chunk).toString('utf8');
    })().then(() => { screen.ended = true; }, () => { screen.ended = true; });
    return screen;
  }

  it('brings a new notification to its person’s open screen, and to nobody else’s', async () => {
    const [mine, other] = [await open('e-gm'), await open('e-qc')];
    const returnNo = newReturn();
    await rung(returnNo, { to: [{ dept: 'MANAGEMENT', role: 'gm' }] });
    await eventually('the screen shows it', () => mine.text.includes(returnNo));
    const [row] = await of('e-gm', returnNo);
    expect(mine.text).toContain(`id: ${row?.ord}`);
    expect(mine.text).toContain('event: notification');
    expect(other.text).not.toContain(returnNo);
    mine.close();
    other.close();
  });

  it('gives after a break what was missed', async () => {
    const [seen, missed] = [newReturn(), newReturn()];
    for (const returnNo of [seen, missed]) await rung(returnNo, { to: [{ dept: 'MANAGEMENT', role: 'gm' }] });
    const screen = await open('e-gm', (await of('e-gm', seen))[0]?.ord);
    await eventually('the missed one comes', () => screen.text.includes(missed));
    expect(screen.text).not.toContain(seen);
    screen.close();
  });

  it('ends when the service stops, so that it can stop', async () => {
    const another = await DeskStand.start(notifications);
    const response = await fetch(`${another.service.url}/api/notifications/v1/notifications/stream`, { headers: { authorization: `Bearer ${await another.token('e-qc')}` } });
    const ended = response.text();
    await another.stop();
    expect(await ended).toEqual(expect.any(String));
  });
});
