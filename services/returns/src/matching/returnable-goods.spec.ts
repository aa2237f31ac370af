/** 发货台账, what of it may come back, and the preview that says so: over HTTP, with people who ask at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnClosedV1 } from '@guitu/contracts/events/process-events';
import type { CaseResult } from '@guitu/contracts/vocabulary';
import type { Preview } from '../preview/preview-answer.js';
import { registration, ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
let number = 0;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const row = (more: object = {}) => ({ deliveryNo: 'D-1', lineNo: 1, customerCode: 'K1', shipDate: '2026-01-05', product: 'PUMP', quantity: '10', unit: 'pcs', unitPrice: 1250, ...more });
const keep = (rows: object[], person: string = 'e-saleshead', more: object = {}) => stand.desk.send('PUT', '/delivery-lines:batch', person, { sourceSystem: 'sap', rows, ...more }, { 'idempotency-key': `deliveries-${(number += 1)}` });
/** A delivery of its own for a test. @returns its number */
async function delivered(more: object = {}): Promise<string> {
  const deliveryNo = `D-${1000 + (number += 1)}`;
  const { body } = await keep([row({ deliveryNo, ...more })]);
  expect((body['rows'] as { outcome: string }[])[0]).toMatchObject({ outcome: 'added' });
  return deliveryNo;
}
const line = (more: object = {}) => ({ item: 'PUMP', qty: '4', unit: 'pcs', ...more });
const from = (no: string, more: object = {}) => line({ delivery: { no, line: 1 }, ...more });
const post = (lines: object[], more: object = {}, key?: string) => stand.desk.post('/returns', 'e-cs', registration({ customerCode: 'K1', lines, ...more }), key);
const numberOf = (answer: { body: object }): string => (answer.body as { fact: { returnNo: string } }).fact.returnNo;
const preview = async (lines: object[], more: object = {}): Promise<Preview> => {
  const { status, body } = await stand.desk.send('POST', '/returns:preview', 'e-cs', registration({ customerCode: 'K1', lines, ...more }));
  expect([status, body.code]).toEqual([200, undefined]);
  return body as unknown as Preview;
};
const left = async (deliveryNo: string): Promise<string | undefined> => {
  const { body } = await stand.desk.get(`/delivery-lines?q=${deliveryNo}`, 'e-cs');
  return (body['items'] as { returnable: string }[])[0]?.returnable;
};
const ends = (returnNo: string, result: CaseResult, scopes?: object[]) =>
  stand.desk.say(ReturnClosedV1, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, result, closedAt: Date.now(), state: scopes === undefined ? {} : { scopes } });
const portion = (qty: number, goods: string | null, remedy: string | null, more: object = {}) => ({ kind: 'portion', line: 1, qty, goods, remedy, arrivedAt: 1, ...more });

describe('发货台账', () => {
  it('keeps rows one by one: added, unchanged, changed, and refused with the reason', async () => {
    const rows = [row({ deliveryNo: 'A-1' }), row({ deliveryNo: 'A-2', quantity: '2.5' }), row({ deliveryNo: 'A-3', serials: ['s1', 's2'] }), row({ deliveryNo: 'A-1' }), { deliveryNo: 'A-4' }];
    const first = await keep(rows);
    expect(first.status).toBe(200);
    expect((first.body['rows'] as { outcome: string; faults: { code: string }[] }[]).map(({ outcome, faults }) => `${outcome} ${faults[0]?.code ?? ''}`))
      .toEqual(['added ', 'rejected scale', 'rejected count', 'rejected twice', 'rejected invalid_type']);
    const again = await keep([row({ deliveryNo: 'A-1', quantity: '10.0' }), row({ deliveryNo: 'A-1', lineNo: 2 })]);
    expect((again.body['rows'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['unchanged', 'added']);
    expect((await keep([row({ deliveryNo: 'A-1', invoiced: true, invoiceNo: 'INV-9' })])).body['rows']).toMatchObject([{ outcome: 'changed' }]);
    const { body } = await stand.desk.get('/delivery-lines?q=INV-9', 'e-fin');
    expect(body['items']).toMatchObject([{ deliveryNo: 'A-1', lineNo: 1, quantity: '10', returnable: '10', invoiced: true, unitPrice: 1250, returns: [] }]);
  });

  it('tries without keeping, and is kept by heads alone', async () => {
    expect((await keep([row({ deliveryNo: 'A-9' })], 'e-saleshead', { dryRun: true })).body['rows']).toMatchObject([{ outcome: 'added' }]);
    expect(await left('A-9')).toBeUndefined();
    await stand.refused([403, 'not-permitted'], () => keep([row()], 'e-cs'));
    await stand.refused([403, 'not-permitted'], () => stand.desk.get('/delivery-lines', 'e-keeper'));
  });

  it('never says less than returns have claimed, nor other goods', async () => {
    const no = await delivered();
    await post([from(no)]);
    const change = async (more: object) => (await keep([row({ deliveryNo: no, ...more })])).body['rows'];
    expect(await change({ quantity: '3' })).toMatchObject([{ outcome: 'rejected', faults: [{ field: 'quantity', code: 'claimed' }] }]);
    expect(await change({ voided: '7' })).toMatchObject([{ outcome: 'rejected' }]);
    expect(await change({ customerCode: 'K2' })).toMatchObject([{ outcome: 'rejected', faults: [{ code: 'claimed' }] }]);
    expect(await change({ quantity: '12', voided: '8' })).toMatchObject([{ outcome: 'changed' }]);
    expect(await left(no)).toBe('0');
  });
});

describe('登记 from a delivery', () => {
  it('takes price, dates and batch of the delivery and claims the goods', async () => {
    const no = await delivered({ batch: 'B7', receiptDate: '2026-01-08' });
    const { body } = await post([from(no, { unitPrice: 900 })]);
    expect((body['fact'] as { payload: { lines: object[] } }).payload.lines).toEqual([{ line: 1, item: 'PUMP', qty: '4', unit: 'pcs', unitPrice: 1250, shipDate: '2026-01-05', receiptDate: '2026-01-08', batch: 'B7' }]);
    expect(await left(no)).toBe('6');
    const file = (await stand.desk.get(`/returns/${numberOf({ body })}/case-file`, 'e-sales')).body;
    expect(file['lines']).toMatchObject([{ delivery: { no, line: 1 }, blind: false, priceSource: 'delivery' }]);
  });

  it('finds the newest deliveries by batch and shares the quantity over them', async () => {
    const [old, young] = [await delivered({ product: 'FAN', batch: 'FB', shipDate: '2026-01-01', unitPrice: 500 }), await delivered({ product: 'FAN', batch: 'FB', shipDate: '2026-02-01', quantity: '3', unitPrice: 600 })];
    await delivered({ product: 'FAN', batch: 'FC', shipDate: '2026-03-01' });
    const asked = [line({ item: 'FAN', batch: 'FB', qty: '5' })];
    const seen = await preview(asked);
    expect(seen.lines).toMatchObject([{ asked: 0, qty: '3', delivery: { no: young }, unitPrice: 600 }, { asked: 0, qty: '2', delivery: { no: old }, unitPrice: 500 }]);
    const { body } = await post(asked);
    expect((body['fact'] as { payload: { lines: object[] } }).payload.lines).toMatchObject(seen.lines.map(({ qty, unitPrice }) => ({ qty, unitPrice })));
    expect([await left(young), await left(old)]).toEqual(['0', '8']);
  });

  it('is blind where nothing was delivered, and says so', async () => {
    const seen = await preview([line({ item: 'NEVER-SHIPPED' })]);
    expect(seen).toMatchObject({ registrable: true, lines: [{ delivery: null, findings: [{ rule: 'delivery.none', consequence: 'warn' }] }] });
    const returnNo = numberOf(await post([line({ item: 'NEVER-SHIPPED' })]));
    expect((await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-sales')).body['lines']).toMatchObject([{ delivery: null, blind: true, priceSource: null }]);
  });

  it.each<[string, (no: string) => object[], string]>([
    ['more than may be returned', (no) => [from(no, { qty: '11' })], '还可退 10'],
    ['the rest of it in a second line', (no) => [from(no, { qty: '8' }), from(no, { qty: '3' })], '还可退 2'],
    ['another product', (no) => [from(no, { item: 'FAN' })], '实发 PUMP'],
    ['another unit', (no) => [from(no, { unit: 'kg' })], '实发 pcs'],
    ['a delivery of somebody else', () => [from('NOBODYS')], '没有发货单 NOBODYS'],
    ['serials that are not the quantity', () => [line({ serials: ['x1'] })], '列出 1 个序列号'],
  ])('409: %s, as the preview says', async (_what, lines, words) => {
    const no = await delivered();
    const asked = lines(no);
    const seen = await preview(asked);
    expect(seen.registrable).toBe(false);
    expect(seen.lines.flatMap(({ findings }) => findings).map(({ zh }) => zh).join()).toContain(words);
    const answer = await stand.refused([409, 'not-returnable'], () => post(asked));
    expect(JSON.stringify(answer.body.errors)).toContain(words);
  });
});

describe('the same goods at the same moment', () => {
  it('never come back more often than they were delivered', async () => {
    const no = await delivered();
    const answers = await Promise.all(Array.from({ length: 6 }, () => post([from(no)])));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(await left(no)).toBe('2');
  });

  it('are one return for one key, two for two keys', async () => {
    const no = await delivered();
    const twice = await Promise.all([1, 2, 3].map(() => post([from(no)], {}, 'one-claim-key')));
    expect(new Set(twice.map(numberOf)).size).toBe(1);
    expect(await left(no)).toBe('6');
    await post([from(no)]);
    expect(await left(no)).toBe('2');
  });

  it('cross each other without a deadlock', async () => {
    const [one, two] = [await delivered(), await delivered()];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => post(i % 2 === 0 ? [from(one, { qty: '1' }), from(two, { qty: '1' })] : [from(two, { qty: '1' }), from(one, { qty: '1' })])));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect([await left(one), await left(two)]).toEqual(['0', '0']);
  });

  it('refuses the database itself to take what is not there', async () => {
    const no = await delivered();
    const returnNo = numberOf(await post([from(no)]));
    await expect(stand.desk.database.dataSource.query('update return_allocation set qty = 11 where return_no = $1', [returnNo])).rejects.toThrow('delivery_line_cap');
  });

  it('holds a serial in one open return', async () => {
    const no = await delivered({ quantity: '2', serials: ['SN-1', 'SN-2'] });
    const asked = [line({ qty: '1', serials: ['SN-1'] })];
    const answers = await Promise.all([post(asked), post(asked), post(asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const [returnNo] = answers.filter(({ status }) => status === 201).map(numberOf);
    // B1: the dock hears of the piece, from the registration that holds it alone
    expect(await stand.desk.database.dataSource.query(`select subject, body->'serials' as serials from journal where type = 'returns.serials-registered.v1'`)).toEqual([{ subject: `serials/GT01/${returnNo ?? ''}`, serials: [{ line: 1, serial: 'SN-1' }] }]);
    expect(await preview(asked)).toMatchObject({ registrable: false, lines: [{ verdict: 'refuse', delivery: { no }, findings: [{ rule: 'serial.open', inputs: { returnNo } }] }], duplicates: [{ returnNo, same: 'serial' }] });
    await ends(returnNo!, 'completed', [portion(1, 'REWORK', 'REPAIR_RETURN')]);
    expect((await post(asked)).status).toBe(201);
  });
});

describe('what comes free again', () => {
  it.each<[CaseResult, object[] | undefined, string]>([
    ['cancelled', undefined, '10'],
    ['rejected', [portion(4, null, null, { arrivedAt: null })], '10'],
    ['withdrawn', [portion(4, 'RETURN_TO_CUSTOMER', 'NONE')], '10'],
    ['completed', undefined, '6'],
    ['completed', [portion(1, 'NOT_SENT', null), portion(3, 'RESTOCK', 'REFUND_FULL')], '7'],
    ['completed', [portion(1, 'REWORK', 'REPAIR_RETURN'), portion(2, 'SCRAP', 'NONE'), portion(1, 'KEEP', 'REFUND_PARTIAL')], '7'],
  ])('after %s %#', async (result, scopes, returnable) => {
    const no = await delivered();
    const returnNo = numberOf(await post([from(no)]));
    await ends(returnNo, result, scopes);
    expect(await left(no)).toBe(returnable);
  });

  it('is claimed again by a later end alone, and given back once', async () => {
    const no = await delivered();
    const returnNo = numberOf(await post([from(no)]));
    await ends(returnNo, 'withdrawn');
    await ends(returnNo, 'completed');
    expect(await left(no)).toBe('6');
    await ends(returnNo, 'withdrawn');
    expect(await left(no)).toBe('10');
  });
});

describe('试算', () => {
  it('says what is paid for which goods and who is asked first, and writes nothing', async () => {
    const no = await delivered({ product: 'LAMP', unitPrice: 10_000 });
    const before = await stand.desk.contents();
    const seen = await preview([from(no, { item: 'LAMP', qty: '2' })], { policyKey: 'S000-04' });
    expect(await stand.desk.contents()).toEqual(before);
    expect(seen).toMatchObject({ registrable: true, policy: { key: 'S000-04', version: 1 }, otherPolicies: [{ key: 'headline', why: 'house' }], findings: [], duplicates: [] });
    expect(seen.lines).toMatchObject([{ delivery: { no, line: 1 }, unitPrice: 10_000, priceSource: 'delivery', verdict: 'ok', why: { rule: 'assess' } }]);
    expect(seen.waitingFor.map(({ dept }) => dept)).toContain('SERVICE');
    expect(seen.candidates).toMatchObject([{ asked: 0, no, returnable: '10', shipped: '10', unitPrice: 10_000 }]);
  });

  it('A3: proposes to join a return of the same batch', async () => {
    const returnNo = numberOf(await post([line({ item: 'VALVE', batch: 'V-1' })]));
    expect((await preview([line({ item: 'VALVE', batch: 'V-1' })])).duplicates).toMatchObject([{ returnNo, same: 'batch', items: ['VALVE'], closed: false }]);
    expect((await preview([line({ item: 'VALVE', batch: 'V-2' })])).duplicates).toEqual([]);
    expect((await preview([line({ item: 'VALVE', batch: 'V-1' })], { customerCode: 'K9' })).duplicates).toEqual([]);
  });

  it('refuses what the registration refuses at once', async () => {
    const ask = (more: object, person: string = 'e-cs') => stand.desk.send('POST', '/returns:preview', person, registration(more));
    await stand.refused([422, 'not-allowed'], () => ask({ lines: [line({ qty: '0.5' })] }), 'lines.0.qty');
    await stand.refused([422, 'policy-not-in-force'], () => ask({ policyKey: 'S999-99' }), 'policyKey');
    await stand.refused([403, 'not-your-plant'], () => ask({ plantCode: 'DG1' }));
    await stand.refused([403, 'not-permitted'], () => ask({}, 'e-keeper'));
    await stand.refused([400, 'invalid'], () => ask({ lines: [] }), 'lines');
  });
});

describe('盲退行匹配: the delivery is found later', () => {
  const match = (returnNo: string, delivery: object, person: string = 'e-cs', of = 1) =>
    stand.desk.post(`/returns/${returnNo}/line-matches`, person, { line: of, delivery });
  const waiting = async (): Promise<{ returnNo: string; line: number; candidates: number }[]> => (await stand.desk.get('/blind-lines', 'e-cs')).body['items'] as never;

  it('claims its goods from then on, and no longer waits', async () => {
    const returnNo = numberOf(await post([line({ blind: true })]));
    const no = await delivered();
    expect((await waiting()).find((one) => one.returnNo === returnNo)).toMatchObject({ line: 1, item: 'PUMP', qty: '4', customerCode: 'K1', candidates: expect.any(Number) });
    expect((await match(returnNo, { no, line: 1 })).body).toEqual({ returnNo, line: 1, delivery: { no, line: 1 } });
    expect([await left(no), (await waiting()).some((one) => one.returnNo === returnNo)]).toEqual(['6', false]);
    expect((await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-cs')).body['lines']).toMatchObject([{ blind: false, delivery: { no, line: 1 } }]);
    await stand.refused([409, 'matched-already'], () => match(returnNo, { no, line: 1 }));
    // what it claimed it gives back when it ends without effect
    await ends(returnNo, 'withdrawn');
    expect(await left(no)).toBe('10');
  });

  it('is refused what is not it: other goods, another customer’s, too little left, a return that has ended, a stranger', async () => {
    const returnNo = numberOf(await post([line({ blind: true })]));
    const [other, theirs, little] = [await delivered({ product: 'VALVE' }), await delivered({ customerCode: 'K2' }), await delivered({ quantity: '3' })];
    for (const [no, path] of [[other, 'delivery.line'], [theirs, 'delivery.no'], [little, 'delivery.line'], ['D-none', 'delivery.no']] as const) {
      await stand.refused([422, 'not-that-delivery'], () => match(returnNo, { no, line: 1 }), path);
    }
    const no = await delivered();
    await stand.refused([404, 'not-found'], () => match(returnNo, { no, line: 1 }, 'e-cs', 7));
    await stand.refused([403, 'not-permitted'], () => match(returnNo, { no, line: 1 }, 'e-keeper'));
    await stand.desk.status(returnNo, { closed: true });
    await stand.refused([409, 'return-closed'], () => match(returnNo, { no, line: 1 }));
  });

  it('two returns do not claim the same last pieces', async () => {
    const no = await delivered({ quantity: '5' });
    const both = [numberOf(await post([line({ blind: true })])), numberOf(await post([line({ blind: true })]))];
    const answers = await Promise.all(both.map((returnNo) => match(returnNo, { no, line: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await left(no)).toBe('1');
  });
});
