/** What returns take from master data as it is stated: the calendar of the plant, to whose version a return stays pinned, which customers and products are barred, what the price list and what labels say. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueInstant } from '@guitu/calendar/add-span';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { CN_STANDARD } from '@guitu/calendar/snapshots/cn-standard';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import { CalendarPublishedV1 } from '@guitu/contracts/events/policy-published';
import { MasterSpeaker, type Fields } from '@guitu/masterdata-view/testbed/master-speaker';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { Database } from '@guitu/persistence/database';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { eventually } from '@guitu/testing/eventually';
import { customerGroup } from '../matching/customer-group.js';
import returns from '../service.js';
import { registration } from '../testbed/returns-stand.js';
import { calendarKey } from './plant-calendar.js';

const LIMIT = 120_000;
const KEY = 'GT01.sz';
interface Pin { readonly key: string; readonly version: number; readonly sha256: string }
interface Published extends Pin { readonly body: CalendarSnapshot }
const PRODUCT: Fields<'product'> = {
  name: { zh: '水泵', en: null }, spec: null, unit: 'pcs', decimals: 0, rounding: 'half_up', conversions: [], group: null, lotTracked: true, serialTracked: true, gtins: ['6901234567892'], shelfLifeDays: null,
  warrantyMonths: null, warrantyFrom: null, accessories: [], plantCode: null, supplier: null, noReturn: false, hazard: null, blocked: false,
};

let [stand, speaker]: [DeskStand, MasterSpeaker] = [undefined as never, undefined as never];
beforeAll(async () => {
  stand = await DeskStand.start(returns, { GUITU_PEOPLE: 'masterdata' });
  speaker = await MasterSpeaker.start(stand.topicPrefix);
});
afterAll(async () => {
  await stand.stop();
  await speaker.stop();
});

const { key: _key, version: _version, ...STANDARD } = CN_STANDARD;
/** 2026-12-05 is a Saturday. */
const calendar = (workdays: readonly string[]): Fields<'calendar'> => structuredClone({ plantCode: null, ...STANDARD, workdays: [...STANDARD.workdays, ...workdays] }) as Fields<'calendar'>;
const plant = (calendarCode: string | null): Fields<'plant'> => ({ name: { zh: '深圳一厂', en: null }, timeZone: 'Asia/Shanghai', calendarCode });
const published = async (key: string = KEY): Promise<Published[]> =>
  (await stand.database.dataSource.query<{ body: Published }[]>(`select body from journal where type = $1 and starts_with(subject, $2) order by seq, ord`, [CalendarPublishedV1.type, `calendar/${key}@`])).map(({ body }) => body);
const knows = (plantCode: string, calendarCode: string): Promise<unknown> => eventually('the plant is known', async () =>
  (await stand.database.dataSource.query(`select 1 from master_view where type = 'plant' and code = $1 and body->>'calendarCode' = $2`, [plantCode, calendarCode])).length === 1, LIMIT);
async function register(plantCode: string = 'SZ1'): Promise<{ returnNo: string; pin: Pin }> {
  const answer = await stand.post('/returns', 'e-saleshead', registration({ plantCode }));
  const { returnNo, payload } = answer.body['fact'] as { returnNo: string; payload: { calendar: Pin } };
  return { returnNo, pin: payload.calendar };
}

describe('the calendar of a plant', () => {
  it('is the one a new return is pinned to; where masterdata keeps none, the one that ships', async () => {
    expect((await register()).pin).toMatchObject({ key: 'cn-standard', version: 2 });
    await speaker.state('calendar', 'sz', calendar([]));
    await speaker.state('plant', 'SZ1', plant('sz'));
    await knows('SZ1', 'sz');
    await eventually('it is published', async () => (await published()).length === 1, LIMIT);
    const [first] = await published();
    expect(first).toMatchObject({ key: KEY, version: 1, sha256: documentHash({ ...STANDARD, key: KEY, version: 1 }) });
    expect((await register()).pin).toEqual({ key: KEY, version: 1, sha256: first?.sha256 });
    expect((await register('DG1')).pin).toMatchObject({ key: 'cn-standard' });
  });

  it('changed after a return was pinned (调休) counts for the next return; the pinned one keeps its version', async () => {
    const before = await register();
    await speaker.state('calendar', 'sz', calendar(['2026-12-05']));
    await eventually('the change is published', async () => (await published()).length === 2, LIMIT);
    const after = await register();
    expect([before.pin.version, after.pin.version]).toEqual([1, 2]);
    const [old, changed] = await published();
    // Friday 2026-12-04 12:00, one working day: Monday 7 December, with the make-up Saturday already 5 December
    const dueAfterFriday = (one: Published | undefined): string => new Date(dueInstant(one!.body, Date.parse('2026-12-04T12:00+08:00'), { workdays: 1, until: 'day_end' }).at).toISOString().slice(0, 10);
    expect([dueAfterFriday(old), dueAfterFriday(changed)]).toEqual(['2026-12-07', '2026-12-05']);
    const file = await stand.get(`/returns/${before.returnNo}/case-file`, 'e-saleshead');
    expect((file.body as unknown as { calendar: Pin }).calendar).toEqual(before.pin);
  });

  it('stated again, or said anew by a restored masterdata, is not published twice and never under a number that is taken', async () => {
    await speaker.republish();
    await eventually('everything is said again', () => speaker.sent(), LIMIT);
    await speaker.database.dataSource.query('update incarnation set value = 2');
    await speaker.database.dataSource.query(`update stream set seq = 0 where subject = 'calendar/GT01/sz'`);
    await speaker.database.dataSource.query(`delete from journal where subject = 'calendar/GT01/sz'`);
    await speaker.state('calendar', 'sz', calendar(['2026-12-05']));
    await speaker.state('calendar', 'sz', calendar(['2026-12-05', '2026-12-12']));
    await eventually('the newest is published', async () => (await published()).at(-1)?.body.workdays.includes('2026-12-12') === true, LIMIT);
    expect((await published()).map(({ version }) => version)).toEqual([1, 2, 3]);
  });
});

it('no company takes the key of a shipped calendar or of another company, however long its codes are', () => {
  expect(CALENDARS.filter(({ key }) => key.includes('.'))).toEqual([]);
  const [one, other] = ['A', 'B'].map((end) => calendarKey('C'.repeat(30), `${'d'.repeat(30)}${end}`));
  expect([one?.length, one === other]).toEqual([40, false]);
  expect(calendarKey('GT01', 'cn-standard')).toBe('GT01.cn-standard');
});

/** A branch pays its head's price, of the list that held when its goods were shipped. */
async function pricesHold(): Promise<void> {
  const price = (amount: number, customer: string | null): Fields<'price'> => ({ product: 'PUMP', customer, validFrom: '2026-01-01', validTo: null, price: { amount, decimals: 2 }, unit: 'pcs', currency: 'CNY', taxIncluded: true });
  await speaker.state('price', 'P-ALL', price(1250, null));
  await speaker.state('price', 'P-HEAD', price(1100, 'K-HEAD'));
  await eventually('the prices are known', async () => (await stand.database.dataSource.query(`select 1 from master_view where type = 'price'`)).length === 2, LIMIT);
  const asked = (customerCode: string, more: object = {}) => stand.post('/returns', 'e-saleshead', registration({ customerCode, lines: [{ item: 'PUMP', qty: '1', unit: 'pcs', shipDate: '2026-01-05', ...more }] }));
  for (const [answer, unitPrice] of [[await asked('K-BRANCH'), 1100], [await asked('C-1'), 1250], [await asked('C-1', { shipDate: '2025-12-31' }), undefined]] as const) {
    expect([answer.status, (answer.body['fact'] as { payload: { lines: { unitPrice?: number }[] } }).payload.lines[0]?.unitPrice]).toEqual([201, unitPrice]);
  }
}

describe('customers and products', () => {
  it('that masterdata bars are refused; a customer’s goods are those of its whole group, its prices its own, its head’s or everybody’s', async () => {
    const customer: Fields<'customer'> = { kind: 'DEALER', salesOwner: null, currency: 'CNY', parent: null, deductsPayment: false, warrantyExtensionMonths: 0, policyKey: null, portal: false, language: 'zh', blocked: false };
    await speaker.state('customer', 'K-HEAD', customer);
    await speaker.state('customer', 'K-BARRED', { ...customer, blocked: true });
    await speaker.state('customer', 'K-BRANCH', { ...customer, parent: 'K-HEAD' });
    await eventually('the customers are known', async () => (await stand.database.dataSource.query(`select 1 from master_view where type = 'customer' and code in ('K-HEAD', 'K-BARRED', 'K-BRANCH')`)).length === 3, LIMIT);
    const refused = await stand.post('/returns', 'e-saleshead', registration({ customerCode: 'K-BARRED' }));
    expect([refused.status, JSON.stringify(refused.body.errors)]).toEqual([409, expect.stringContaining('停用')]);
    await pricesHold();
    expect(await customerGroup(stand.service.app.get(Database), 'GT01', 'K-BRANCH').then((codes) => codes.sort())).toEqual(['K-BRANCH', 'K-HEAD']);
  });
});

describe('a scanned label', () => {
  const label = (more: Partial<Fields<'label'>>): Fields<'label'> => ({ name: { zh: '外箱', en: null }, pattern: '(?<product>[A-Z]+-\\d)\\*(?<batch>B\\d+)', example: 'PUMP-1*B77', product: null, rank: 10, active: true, ...more });
  const deliver = (deliveryNo: string, more: object) => stand.send('PUT', '/delivery-lines:batch', 'e-saleshead', {
    sourceSystem: 'sap', rows: [{ deliveryNo, lineNo: 1, customerCode: 'C-1', shipDate: '2026-01-05', product: 'PUMP-1', quantity: '1', unit: 'pcs', ...more }],
  }, { 'idempotency-key': `label-${deliveryNo}` });
  const found = async (q: string): Promise<{ label: object | null; deliveries: unknown[] }> => {
    const { body } = await stand.get(`/delivery-lines?q=${encodeURIComponent(q)}`, 'e-sales');
    return { label: body['label'] as object | null, deliveries: (body['items'] as { deliveryNo: string }[]).map(({ deliveryNo }) => deliveryNo).sort() };
  };

  it('A1: in the one field fills in product and batch, or serial, by the house’s patterns and by GS1; A2: finds the return as its number does', async () => {
    await speaker.state('label', 'BOX', label({}));
    await speaker.state('label', 'OFF', label({ rank: 1, active: false, pattern: '(?<serial>.+)' }));
    await speaker.state('label', 'FOREIGN', label({ rank: 1, pattern: '(?<serial>.+)' }), 'GT99');
    await speaker.state('product', 'PUMP-1', PRODUCT);
    await eventually('labels and product are known', async () => (await stand.database.dataSource.query(`select 1 from master_view where type in ('label', 'product')`)).length === 4, LIMIT);
    for (const [no, more] of [['D-77', { batch: 'B77' }], ['D-78', { batch: 'B78', serials: ['SN-9'] }], ['D-OTHER', { product: 'VALVE-1', batch: 'B77' }]] as const) expect((await deliver(no, more)).status).toBe(200);

    expect(await found('PUMP-1*B77')).toEqual({ label: { pattern: 'BOX', product: 'PUMP-1', batch: 'B77', serial: null, produced: null, expiry: null }, deliveries: ['D-77'] });
    expect(await found('01069012345678921726123110B78\u001d21SN-9')).toEqual({ label: { pattern: null, product: 'PUMP-1', batch: 'B78', serial: 'SN-9', produced: null, expiry: '2026-12-31' }, deliveries: ['D-78'] });
    expect(await found('B77')).toEqual({ label: null, deliveries: ['D-77', 'D-OTHER'] });
    expect(await found('no label at all')).toEqual({ label: null, deliveries: [] });

    const registered = await stand.post('/returns', 'e-saleshead', registration({ customerCode: 'C-1', lines: [{ item: 'PUMP-1', qty: '1', unit: 'pcs', batch: 'B77' }] }));
    const { returnNo } = registered.body['fact'] as { returnNo: string };
    const answers = await Promise.all(['PUMP-1*B77', 'VALVE-1*B77'].map((q) => stand.get(`/answer?q=${encodeURIComponent(q)}`, 'e-sales')));
    expect(answers.map(({ status, body }) => [status, (body['returns'] as { returnNo: string; foundBy: string }[] | undefined)?.map((one) => [one.returnNo, one.foundBy])])).toEqual([[200, [[returnNo, 'batch']]], [404, undefined]]);
  });
});
