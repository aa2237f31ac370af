import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { registration, ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const post = (body: object, person: string = 'e-cs', key?: string) => stand.desk.post('/returns', person, body, key);
const numberOf = (body: object): string => (body as { fact: { returnNo: string } }).fact.returnNo;

describe('登记', () => {
  it('gives a number, pins policy and calendar, and tells the process once', async () => {
    const body = registration({
      customerCode: 'C-7', attrs: { requestType: 'return', severity: 'serious' }, forms: ['complaint'], complaintAt: Date.now() - 60_000, remark: '客户来电',
      lines: [{ item: 'A', qty: '12', unit: 'pcs', unitPrice: 1250, batch: 'B1' }, { item: 'P', qty: '1.125', unit: 'kg', sourceSystem: 'sap', externalId: 'D-1/10' }],
    });
    const answer = await post(body);
    expect(answer.status).toBe(201);
    const { fact, answer: where } = RecordedFact.parse(answer.body);
    expect(fact.returnNo).toMatch(new RegExp(`^RT${new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format()}-\\d{6}$`));
    expect(where.sentence.zh).toContain(fact.returnNo);

    const [event, ...others] = await stand.events(fact.returnNo);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ subject: `GT01/${fact.returnNo}`, seq: 1, type: 'returns.return-registered.v1' });
    const { seq: _seq, ...told } = fact;
    expect(event?.body).toEqual(told);
    expect(fact.payload).toMatchObject({
      customerCode: 'C-7', policy: { key: 'headline', version: 1 }, calendar: { version: 2 }, forms: ['complaint'], sourceSystem: 'guitu', externalId: fact.returnNo,
      lines: [{ line: 1, item: 'A', qty: '12' }, { line: 2, qty: '1.125', unit: 'kg' }],
    });
    expect(JSON.stringify(event?.body)).not.toContain('客户来电');
    const [published] = await stand.desk.database.dataSource.query(`select body from journal where subject = 'policy/headline@1'`);
    expect(published.body.sha256).toBe((fact.payload['policy'] as { sha256: string }).sha256);
  });

  it('keeps the clerk as the applicant: nobody approves his own return', async () => {
    const returnNo = await stand.register({}, 'e-saleshead');
    const { taskId } = await stand.task('review', { returnNo, owner: { dept: 'SALES', role: 'salesHead', head: 'salesHead' } });
    await stand.refused([403, 'own-application'], () => stand.record('review', returnNo, { taskId, gate: 'return', level: 1, verdict: 'accept' }, 'e-saleshead'));
  });

  it('takes the procedure the clerk names, else the customer’s, else the company’s', async () => {
    const policyOf = async (more: object) => ((await post(registration(more))).body['fact'] as { payload: { policy: { key: string } } }).payload.policy.key;
    expect(await policyOf({ policyKey: 'S000-04' })).toBe('S000-04');
    expect((await stand.desk.post('/policy-assignments', 'e-saleshead', { policyKey: 'S000-04', customerCode: 'C-500' })).status).toBe(201);
    expect([await policyOf({ customerCode: 'C-500' }), await policyOf({ customerCode: 'C-501' })]).toEqual(['S000-04', 'headline']);
  });

  it('gives numbers without a gap or a double to clerks who register at the same moment, refused ones not counted', async () => {
    const first = numberOf((await post(registration())).body);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => post(registration(i % 3 === 0 ? { policyKey: 'nowhere' } : {}), i % 2 === 0 ? 'e-cs' : 'e-sales')));
    const numbers = answers.filter((answer) => answer.status === 201).map((answer) => numberOf(answer.body)).sort();
    const running = (no: string) => Number(no.slice(-6));
    expect(numbers.map(running)).toEqual(Array.from({ length: 8 }, (_, i) => running(first) + 1 + i));
  });
});

describe('with photos the customer sent', () => {
  const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const photo = async (): Promise<string> => {
    const answer = await fetch(`${stand.desk.service.url}/api/returns/v1/attachments`, {
      method: 'POST', body: new Uint8Array(PIXEL), signal: AbortSignal.timeout(60_000),
      headers: { authorization: `Bearer ${await stand.desk.token('e-cs')}`, 'content-type': 'image/png', 'idempotency-key': 'photo-key-1' },
    });
    return ((await answer.json()) as { id: string }).id;
  };

  it('they are the return’s, and of no second one', async () => {
    const id = await photo();
    const answer = await post(registration({ attachments: [id] }), 'e-cs');
    const { body } = await stand.desk.get(`/returns/${numberOf(answer.body)}/attachments`, 'e-sales');
    expect(body['items']).toMatchObject([{ id, kind: 'register', mediaType: 'image/png', staff: 'e-cs' }]);
    await stand.refused([422, 'not-allowed'], () => post(registration({ attachments: [id] }), 'e-cs'));
  });
});

describe('the same registration again', () => {
  it('with the same key is the same answer', async () => {
    const body = registration({ customerCode: 'C-9' });
    const [one, two] = [await post(body, 'e-cs', 'retry-key-1'), await post(body, 'e-cs', 'retry-key-1')];
    expect(two.body).toEqual(one.body);
    expect(two.headers.get('idempotent-replayed')).toBe('true');
    expect(await stand.events(numberOf(one.body))).toHaveLength(1);
  });

  it('as an import from elsewhere is the same return, also when both come at once', async () => {
    const body = registration({ sourceSystem: 'sap', externalId: 'SO-1' });
    const answers = await Promise.all([post(body), post(body, 'e-sales'), post(body)]);
    expect(new Set(answers.map((answer) => numberOf(answer.body))).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(await stand.events(numberOf(answers[0]!.body))).toHaveLength(1);
    expect((await post(body)).body['fact']).toEqual(answers[0]!.body['fact']);
  });

  it('409: the same external id with other content names the return it stands for', async () => {
    const returnNo = await stand.register({ sourceSystem: 'sap', externalId: 'SO-2' });
    const answer = await stand.refused([409, 'external-id-taken'], () => post(registration({ sourceSystem: 'sap', externalId: 'SO-2', customerCode: 'C-101' })));
    expect(answer.body['zh']).toContain(returnNo);
  });

  it('422: the same key for another registration', async () => {
    await post(registration(), 'e-cs', 'retry-key-2');
    await stand.refused([422, 'idempotency-key-reused'], () => post(registration({ customerCode: 'C-102' }), 'e-cs', 'retry-key-2'));
  });
});

describe('refused, and no number used', () => {
  const line = { item: 'A', qty: '1', unit: 'pcs' };
  it.each<[string, object, string]>([
    ['no lines', { lines: [] }, 'lines'],
    ['too many lines', { lines: Array.from({ length: 201 }, () => line) }, 'lines'],
    ['a negative quantity', { lines: [{ ...line, qty: '-1' }] }, 'lines.0.qty'],
    ['nothing', { lines: [{ ...line, qty: '0.000' }] }, 'lines.0.qty'],
    ['a quantity as a number', { lines: [{ ...line, qty: 1 }] }, 'lines.0.qty'],
    ['full-width digits', { lines: [{ ...line, qty: '１' }] }, 'lines.0.qty'],
    ['an unknown unit', { lines: [{ ...line, unit: 'box' }] }, 'lines.0.unit'],
    ['a price in fractions of 分', { lines: [{ ...line, unitPrice: 0.5 }] }, 'lines.0.unitPrice'],
    ['a line number of its own', { lines: [{ ...line, line: 7 }] }, 'lines.0'],
    ['an emoji in a code', { customerCode: 'C-😀' }, 'customerCode'],
    ['no customer', { customerCode: undefined }, 'customerCode'],
    ['a number of its own', { returnNo: 'RT2026-000001' }, ''],
    ['a registrar of its own', { registeredBy: 'e-gm' }, ''],
    ['a complaint in the year 9999', { complaintAt: 253_402_300_799_000 }, 'complaintAt'],
    ['a remark as long as a letter', { remark: 'x'.repeat(2001) }, 'remark'],
    ['an unknown attribute', { attrs: { approved: true } }, 'attrs'],
  ])('400: %s', async (_what, more, path) => {
    await stand.refused([400, 'invalid'], () => post(registration(more)), path);
  });

  it.each<[string, object, string]>([
    ['half a piece', { lines: [{ ...line, qty: '0.5' }] }, 'lines.0.qty'],
    ['grams of a gram', { lines: [{ ...line, unit: 'kg', qty: '0.0001' }] }, 'lines.0.qty'],
    ['a complaint that is still to come', { complaintAt: Date.now() + 3_600_000 }, 'complaintAt'],
    ['an import without its number', { sourceSystem: 'sap' }, 'externalId'],
    ['a number of our own range', { externalId: 'RT2026-000001' }, 'externalId'],
  ])('422: %s', async (_what, more, path) => {
    await stand.refused([422, 'not-allowed'], () => post(registration(more)), path);
  });

  it('422: a procedure that does not exist', () => stand.refused([422, 'policy-not-in-force'], () => post(registration({ policyKey: 'S999-99' })), 'policyKey'));
  it('403: another plant than the clerk’s', () => stand.refused([403, 'not-your-plant'], () => post(registration({ plantCode: 'DG1' }))));
  it('403: a department that does not register', () => stand.refused([403, 'not-permitted'], () => post(registration(), 'e-keeper')));
  it('401: nobody', () => stand.refused([401, 'token-missing'], () => stand.desk.send('POST', '/returns', null, registration(), { 'idempotency-key': 'some-key-1' })));
  it('400: no Idempotency-Key', () => stand.refused([400, 'idempotency-key-required'], () => stand.desk.send('POST', '/returns', 'e-cs', registration())));
  it('413: 300 KB', () => stand.refused([413, 'too-large'], () => post(registration({ remark: 'x'.repeat(300_000) }))));
  it('400: NUL in a remark', () => stand.refused([400, 'unacceptable-text'], () => post(registration({ remark: 'a\u0000b' }))));
});

describe('数量汇总 (S003-15 §3.5, §3.6)', () => {
  const batch = (customerCode: string, lines: object[], policyKey: string = 'S003-15') => stand.register({ customerCode, policyKey, lines });
  const pieces = (item: string, qty: string, more: object = {}) => ({ item, qty, unit: 'pcs', ...more });
  const told = async (returnNo: string) => (await stand.events(returnNo)).filter(({ type }) => type === 'returns.quantities-totalled.v1').map(({ body }) => body.payload);

  it('tells every return of the customer’s day what the day comes to, the first one when a second comes', async () => {
    const first = await batch('DAY-1', [pieces('A', '30'), pieces('B', '5')]);
    expect(await told(first)).toEqual([]);
    const second = await batch('DAY-1', [pieces('A', '25'), { item: 'P', qty: '1.5', unit: 'kg' }]);
    expect([await told(first), await told(second)]).toEqual([[{ dayModelQty: '55', dayTotalQty: '60', version: 1 }], [{ dayModelQty: '55', dayTotalQty: '60', version: 1 }]]);
    await stand.desk.status(second, { closed: true, result: 'withdrawn' });
    await batch('DAY-1', [pieces('C', '1')]);
    expect([(await told(first)).at(-1), (await told(second)).length]).toEqual([{ dayModelQty: '30', dayTotalQty: '36', version: 2 }, 1]);
  });

  it('is nobody else’s: another customer, a procedure without classes', async () => {
    const [other, plain, first] = [await batch('DAY-3', [pieces('A', '60')]), await batch('DAY-2', [pieces('A', '60')], 'headline'), await batch('DAY-2', [pieces('A', '1')])];
    expect([await told(other), await told(plain), await told(first)]).toEqual([[], [], [{ dayModelQty: '61', dayTotalQty: '61', version: 1 }]]);
  });

  it('counts those who come at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => batch('DAY-4', [pieces('A', '20')])));
    expect((await Promise.all(made.map(told))).map((one) => (one.at(-1) as { dayTotalQty: string }).dayTotalQty)).toEqual(Array.from({ length: 5 }, () => '100'));
  });
});
