/** Reading rights on a return's file and timeline (product.md §3.1 "Who sees what"), over HTTP. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import type { Dept, Desk } from '@guitu/contracts/vocabulary';
import { eventHeaders } from '@guitu/messaging/event-record';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { houseOf } from '@guitu/identity/testbed/house-of';
import { EventReader } from '@guitu/platform/service/event-reader';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { taskOf } from '@guitu/task-desk/testbed/statements';
import { eventually } from '@guitu/testing/eventually';
import returns from '../service.js';
import { registration } from '../testbed/returns-stand.js';
import type { CaseFile } from './read-case-file.js';
import type { TimelineEntry } from './read-timeline.js';

const person = (staff: string, ...roles: string[]) => ({ staff, roles, companyCode: 'GT01', plantCodes: ['SZ1'] });
const PEOPLE = houseOf([
  person('e-cs', 'cs'), person('e-keeper', 'keeper'), person('e-prod', 'prod'), person('e-prodhead', 'prodHead'), person('e-qc', 'qc'), person('e-fin', 'fin'), person('e-gm', 'gm'),
  person('e-auditor', 'auditor'), person('e-operator', 'operator'), person('e-saleshead', 'salesHead'), person('e-whhead', 'whHead'), person('e-sales', 'sales'),
  ...['cs', 'fin', 'gm', 'auditor', 'operator'].map((role) => ({ ...person(`e-${role}-elsewhere`, role), companyCode: 'XX01' })),
]);
let stand: DeskStand;
let returnNo: string;
const PHOTO = randomUUID();
beforeAll(async () => {
  stand = await DeskStand.start(returns, {}, () => PEOPLE);
  const made = await stand.post('/returns', 'e-cs', registration({ lines: [{ item: 'A', qty: '10', unit: 'pcs', unitPrice: 300 }], attrs: { amount: 3_000 }, remark: '客户很急' }));
  const { factId, ...registered } = made.body['fact'] as { returnNo: string; factId: string };
  returnNo = registered.returnNo;
  await stand.database.dataSource.query(`insert into stored_object (key) values ('photo')`);
  await stand.database.dataSource.query(
    `insert into attachment (id, company_code, staff, object_key, media_type, bytes, sha256, fact_id, plant_code, return_no, place) values ($1, 'GT01', 'e-cs', 'photo', 'image/png', 1, $2, $3, 'SZ1', $4, 0)`, [PHOTO, 'a'.repeat(64), factId, returnNo],
  );
  const task = await stand.task('returns', 'review', { returnNo, owner: { dept: 'SALES', role: 'salesHead', head: 'gm' }, menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject'] } });
  await stand.post(`/returns/${returnNo}/reviews`, 'e-saleshead', { taskId: task.taskId, gate: 'return', level: 1, verdict: 'accept', opinion: '同意退货' });
  await stand.post(`/returns/${returnNo}/contacts`, 'e-cs', { resultCode: 'reached', attrs: {}, opinion: '客户说下周寄回' });
  await heard('production', 'repair', 'PRODUCTION', { qtyDone: '10', hours: 2 });
  await heard('quality', 'responsibility', 'QUALITY', { fault: 'house', bearer: 'smt', assessment: { code: 'A1', amount: 50 } });
  await heard('quality', 'onsite_done', 'QUALITY', { hours: 1, cost: 700 });
  await eventually('all is heard', async () => (await timeline('e-gm')).length === 7);
});
afterAll(() => stand.stop());

async function heard(desk: Desk, kind: FactKind, dept: Dept, payload: object): Promise<void> {
  const recordedAt = Date.now();
  const body = { factId: randomUUID(), kind, companyCode: 'GT01', plantCode: 'SZ1', returnNo, performedAt: recordedAt, recordedAt, by: { dept, role: 'x', staff: 'e-other', onBehalfOf: 'e-away' }, via: 'desk', payload };
  const seq = (seqs.get(desk) ?? 0) + 1;
  seqs.set(desk, seq);
  const headers = eventHeaders(desk, 1, { id: uuidv7(), subject: `GT01/${returnNo}`, seq, type: factEventType(desk, kind), headers: {}, body: '', recordedAt: new Date(recordedAt) });
  await stand.service.app.get(EventReader).positions.apply(desk, [{ topic: desk, partition: 0, offset: String(seq), key: Buffer.from(`GT01/${returnNo}`), headers, value: Buffer.from(JSON.stringify(body)) }]);
}
const seqs = new Map<Desk, number>();
const timeline = async (staff: string) => (((await stand.get(`/returns/${returnNo}/timeline`, staff)).body as unknown as { entries: TimelineEntry[] }).entries ?? []);
const fileOf = async (staff: string) => (await stand.get(`/returns/${returnNo}/case-file`, staff)).body as unknown as CaseFile;
/** What stands in each column of product.md §3.1 for somebody, as the running service answers. */
async function seen(staff: string): Promise<Record<'goods' | 'photos' | 'money' | 'cost' | 'penalty' | 'messages' | 'remark', string>> {
  const [file, entries, photo] = [await fileOf(staff), await timeline(staff), await stand.get(`/attachments/${PHOTO}`, staff)];
  const payload = (kind: string) => (entries.find(({ body }) => body['kind'] === kind)?.body['payload'] ?? {}) as Record<string, unknown>;
  const named = (marks: Record<string, unknown>): string => Object.entries(marks).filter(([, value]) => value !== undefined && value !== null).map(([key]) => key).join(' ');
  return {
    goods: file.lines.map(({ item, qty }) => `${item} ${qty}`).join(),
    photos: photo.body.code === 'no-pictures' ? 'no' : photo.body.code === 'not-found' ? 'hidden' : 'yes',
    money: named({ price: file.lines[0]?.unitPrice, sum: file.attrs['amount'] }),
    cost: named({ hours: payload('repair')['hours'], onsite: payload('onsite_done')['cost'] }),
    penalty: named({ bearer: payload('responsibility')['bearer'], assessment: payload('responsibility')['assessment'] }),
    messages: file.opinions.map(({ words }) => words).join(), remark: file.remark ?? '',
  };
}
const [DECIDED, TOLD, CUSTOMER] = ['同意退货', '客户说下周寄回', '客户很急'];
const ALL = `${DECIDED},${TOLD}`;

describe('product.md §3.1, who sees what', () => {
  const rows = [
    // row of §3.1 | who | goods | photos | price, amount | cost | penalty | internal messages | words of the registration
    ['warehouse', 'e-keeper', 'yes', '', '', '', '', ''],
    ['production', 'e-prod', 'yes', '', 'hours', '', ALL, CUSTOMER],
    ['quality', 'e-qc', 'yes', '', 'hours onsite', 'bearer assessment', ALL, CUSTOMER],
    ['sales', 'e-sales', 'yes', 'price sum', '', '', ALL, CUSTOMER],
    ['service', 'e-cs', 'yes', 'price sum', '', '', ALL, CUSTOMER],
    ['finance', 'e-fin', 'yes', 'price sum', 'hours onsite', 'bearer assessment', ALL, CUSTOMER],
    ['head of the warehouse', 'e-whhead', 'yes', 'price sum', '', '', ALL, CUSTOMER],
    ['head of production', 'e-prodhead', 'yes', 'price sum', 'hours', '', ALL, CUSTOMER],
    ['management', 'e-gm', 'yes', 'price sum', 'hours onsite', 'bearer assessment', ALL, CUSTOMER],
    ['auditor', 'e-auditor', 'yes', 'price sum', '', '', DECIDED, ''],
    ['IT', 'e-operator', 'no', '', '', '', '', ''],
  ] as const;
  const cells = rows.flatMap(([row, staff, photos, money, cost, penalty, messages, remark]) =>
    Object.entries({ goods: 'A 10', photos, money, cost, penalty, messages, remark }).map(([column, expected]) => [row, column, expected, staff] as const));

  const asked = new Map<string, ReturnType<typeof seen>>();
  it.each(cells)('%s × %s: "%s"', async (_row, column, expected, staff) => {
    const answers = asked.get(staff) ?? seen(staff);
    asked.set(staff, answers);
    expect((await answers)[column as 'goods']).toBe(expected);
  });

  it.each(['cs', 'fin', 'gm', 'auditor', 'operator'])('%s × other companies: nothing', async (role) => {
    for (const path of ['case-file', 'timeline', 'attachments', 'proposals']) expect([path, (await stand.get(`/returns/${returnNo}/${path}`, `e-${role}-elsewhere`)).status]).toEqual([path, 404]);
    expect((await stand.get(`/answer?q=${returnNo}`, `e-${role}-elsewhere`)).body).not.toMatchObject({ items: [{}] });
  });
});

describe('internal words', () => {
  it('of the warehouse only once the return is one of its own', async () => {
    expect([(await fileOf('e-keeper')).opinions, (await fileOf('e-keeper')).remark]).toEqual([[], null]);
    await stand.say(TaskStatedV1, taskOf('warehouse', 'receive', { returnNo }));
    expect((await fileOf('e-keeper')).opinions.map((one) => one.words)).toEqual(['同意退货', '客户说下周寄回']);
  });
});

it('a fact in another’s name reads so in the timeline', async () => {
  expect((await timeline('e-cs')).filter(({ acting }) => acting !== null).map(({ source, acting }) => `${source} ${acting?.zh}`)).toEqual(['production 代 x', 'quality 代 x', 'quality 代 x']);
});

it('an auditor reads and changes nothing', async () => {
  for (const [path, body] of [['/returns', registration()], [`/returns/${returnNo}/reviews`, { gate: 'return', level: 1, verdict: 'accept' }], [`/returns/${returnNo}/duties`, { duty: 'x' }]] as const) {
    expect((await stand.post(path, 'e-auditor', body)).body.code).toBe('not-permitted');
  }
});
