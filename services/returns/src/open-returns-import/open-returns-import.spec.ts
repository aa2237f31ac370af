/** 期初在途 over HTTP: tried, refused with the reason, taken over once. */
import { ReturnTakenOverV1, type ReturnTakenOver } from '@guitu/contracts/events/return-taken-over';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registration, ReturnsStand } from '../testbed/returns-stand.js';
import { tellsOfTheFile } from '../testbed/open-returns-file.fixture.js';

const DAY = 86_400_000;
/** Ten days ago. */
const REGISTERED = Date.now() - 10 * DAY;
const day = (days: number): number => REGISTERED + days * DAY;
let stand: ReturnsStand;
let keys = 0;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

interface Row { externalId: string; outcome: string; returnNo: string | null; stages: string[]; faults: { row: number | null; code: string; zh: string; en: string }[]; tasks: { title: { zh: string }; dept: string; role: string; dueAt: number | null; lateBy: number }[] }
const one = (externalId: string, stages: object[], more: object = {}): object => ({
  externalId, plantCode: 'SZ1', customerCode: 'C-100', policyKey: 'headline', registeredAt: REGISTERED, registeredBy: 'e-sales', forms: ['complaint'],
  lines: [{ item: 'PUMP-OLD', qty: '10', unit: 'pcs', unitPrice: 12_000, blind: true }], stages, ...more,
});
const send = (returns: object[], more: object = {}, person = 'e-saleshead') =>
  stand.desk.send('POST', '/imports/open-returns', person, { sourceSystem: 'old-erp', returns, ...more }, { 'idempotency-key': `open-returns-${(keys += 1)}` });
async function loaded(returns: object[], more: object = {}): Promise<Row[]> {
  const answer = await send(returns, more);
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ returns: expect.anything() })]);
  return answer.body['returns'] as Row[];
}
const events = async (externalId: string): Promise<ReturnTakenOver[]> =>
  ((await stand.desk.database.dataSource.query(`select body from journal where type = $1 and body->>'externalId' = $2`, [ReturnTakenOverV1.type, externalId])) as { body: ReturnTakenOver }[]).map(({ body }) => body);

const ACCEPTED = { stage: 'review', at: day(0.1), verdict: 'accept', staff: 'e-saleshead' };
const RECEIVED = [ACCEPTED, { stage: 'instruct', at: day(0.2), no: 'OLD-XT-1', place: 'SZ1-RMA' }, { stage: 'arrive', at: day(3) }, { stage: 'receive', at: day(3.1), line: 1, qty: '9' }];

describe('期初在途', () => {
  it('is tried first: where each will stand, with whom, due when and how late already; nothing is kept', async () => {
    const before = await stand.desk.contents();
    const [fresh, received] = await loaded([one('KT-1', []), one('KT-2', RECEIVED)]);
    expect([fresh, received]).toMatchObject([
      { outcome: 'added', returnNo: null, faults: [], tasks: [{ title: { zh: '审核' } }] }, { outcome: 'added', returnNo: null, faults: [] },
    ]);
    expect(received?.tasks.length).toBeGreaterThan(0);
    expect(received?.tasks.some(({ lateBy, dueAt }) => lateBy > 0 && dueAt !== null && dueAt < Date.now())).toBe(true);
    const { journal: _journal, idempotency: _key, ...kept } = await stand.desk.contents();
    const { journal: _before, idempotency: _keys, ...stood } = before;
    expect(Object.keys(kept).filter((table) => kept[table] !== stood[table] && !/idempotency/.test(table))).toEqual([]);
  });

  it.each<[string, object[], object, number | null, string]>([
    ['a stage nobody was asked for', [{ stage: 'repair', at: day(1), qty: '10' }], {}, 0, 'not-asked'],
    ['a second decision', [ACCEPTED, { ...ACCEPTED, at: day(0.3) }], {}, 1, 'not-asked'],
    ['days that run backwards', [ACCEPTED, { stage: 'arrive', at: day(0.05) }], {}, 1, 'dates-backwards'],
    ['a day ahead', [{ ...ACCEPTED, at: Date.now() + DAY }], {}, 0, 'date-ahead'],
    ['a stage without its paper', [ACCEPTED, { stage: 'instruct', at: day(0.2) }], {}, 1, 'not-complete'],
    ['a decision that nobody says', [{ stage: 'review', at: day(0.1), staff: 'e-saleshead' }], {}, 0, 'no-outcome'],
    ['an inspection without its result', [...RECEIVED.slice(0, 3), { stage: 'receive', at: day(3.1) }, { stage: 'arrival_notice', at: day(3.2), place: 'RETURN-AREA' }, { stage: 'inspect', at: day(4) }], {}, 5, 'no-outcome'],
    ['who registered it has accepted it', [{ ...ACCEPTED, staff: 'e-sales' }], {}, 0, 'does-not-fit'],
    ['one in which nobody has anything left to do', [{ stage: 'withdraw', at: day(1), payload: { reason: 'gave_up' } }], {}, null, 'no-task'],
    ['more lies here than came', RECEIVED, { lying: [{ line: 1, qty: '6', areaCode: 'RETURN-8' }, { line: 1, qty: '4', areaCode: 'RETURN-9' }] }, null, 'lying'],
    ['a line that is none lies here', RECEIVED, { lying: [{ line: 2, qty: '1', areaCode: 'RETURN-8' }] }, null, 'no-such-line'],
    ['another plant', [], { plantCode: 'WH9' }, null, 'not-your-plant'],
    ['a procedure that does not exist', [], { policyKey: 'S999-99' }, null, 'policy-not-in-force'],
  ])('is refused, in both languages: %s', async (_what, stages, more, row, code) => {
    const [verdict] = await loaded([one(`KT-X-${keys}`, stages, more)]);
    expect(verdict).toMatchObject({ outcome: 'rejected', returnNo: null });
    expect(verdict?.faults).toEqual([{ row, code, zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringMatching(/[a-z]/), ...(code === 'not-complete' && { path: 'forms.0.no' }) }]);
  });

  it('other families: with money to be booked, with what forms ask for and nobody kept', async () => {
    const accepted = (stage: string, days: number, staff: string): object => ({ stage, at: day(days), verdict: 'accept', staff });
    const judged = (days: number, staff: string): object => ({ stage: 'dispose', at: day(days), line: 1, goods: 'RELABEL_RESALE', staff });
    const checked = { passed: true, thickened: false, registerHit: false, packOnly: false };
    const paint = one('KT-7', [
      accepted('review', 0.1, 'e-1'), accepted('review', 0.2, 'e-2'), accepted('review', 0.3, 'e-3'), { stage: 'instruct', at: day(0.4), no: 'OLD-PAINT', place: 'SZ1-RMA' }, { stage: 'arrive', at: day(3) },
      { stage: 'receive', at: day(3.1), payload: { lines: [{ line: 1, received: '10', fields: { batchNo: 'B1', container: 'full' }, attrs: { container: 'full', shelfUsed: 2000 } }] } },
      { stage: 'duty', at: day(3.2), result: 'slip', no: 'TH-1' }, { stage: 'duty', at: day(3.3), result: 'originals' },
      { stage: 'inspect', at: day(3.4), payload: { lines: [{ line: 1, sample: '10', passed: '10', failed: '0', attrs: checked }] } }, judged(4, 'e-4'), judged(4, 'e-5'), judged(4, 'e-6'), accepted('audit', 5, 'e-7'), accepted('settlement_approval', 6, 'e-8'),
    ], { policyKey: 'S000-03', forms: ['request'], attrs: { reason: 'surplus', docsComplete: true }, lines: [{ item: 'PAINT', batch: 'B1', qty: '10', unit: 'pcs', unitPrice: 20_000, blind: true, attrs: { productClass: 'paint' } }] });
    const shoe = one('KT-8', [
      { stage: 'eligibility', at: day(0.05), result: 'pass' }, accepted('review', 0.1, 'e-1'), { stage: 'instruct', at: day(0.4), place: 'SZ1-RMA' }, { stage: 'arrive', at: day(3) }, { stage: 'receive', at: day(3.1) },
    ], { policyKey: 'S000-02', forms: [], attrs: { requestType: 'return', reason: 'personal', docsComplete: true }, lines: [{ item: 'SHOE', qty: '1', unit: 'pcs', unitPrice: 29_900, blind: true, receiptDate: new Date(day(-3)).toISOString().slice(0, 10) }] });
    const told = await loaded([paint, shoe], { dryRun: false });
    expect(told.map(({ outcome, faults, tasks }) => [outcome, faults, tasks.map(({ title, dept }) => `${dept} ${title.zh}`).sort()])).toEqual([
      ['added', [], ['ENGINEERING 回收前逐罐目检', 'FINANCE 入账']], ['added', [], ['FINANCE 入账', 'SERVICE 判定']],
    ]);
    const [event] = await events('KT-7');
    expect([event?.proposals.map(({ net }) => net), event?.facts.filter(({ kind }) => kind === 'instruct' || kind === 'audit').map(({ payload }) => payload)]).toEqual([
      [170_000], [{ addressCode: 'SZ1-RMA', freightPayer: 'customer', forms: [{ code: 'list', no: 'OLD-PAINT' }] }, { verdict: 'accept', net: 170_000, differences: [] }],
    ]);
    expect((await events('KT-8'))[0]?.facts.at(-1)?.payload).toMatchObject({ lines: [{ line: 1, received: '1', fields: { look: 'before-guitu' } }] });
  });

  it('is taken over in one transaction: number, lines, the desk’s own rows and one event; what is wrong beside it keeps nothing back', async () => {
    const [taken, wrong] = await loaded([one('KT-3', RECEIVED), one('KT-4', [{ stage: 'repair', at: day(1) }])], { dryRun: false });
    expect([taken?.outcome, wrong?.outcome, (await events('KT-4')).length]).toEqual(['added', 'rejected', 0]);
    const [event] = await events('KT-3');
    const returnNo = taken?.returnNo ?? '';
    expect(event).toMatchObject({
      returnNo, sourceSystem: 'old-erp', register: { kind: 'register', source: 'takeover', seq: 1, recordedAt: REGISTERED, payload: { takenOver: true, customerCode: 'C-100' } },
      facts: [{ kind: 'review', seq: 2, by: { staff: 'e-saleshead' } }, { kind: 'instruct', seq: 3, by: { staff: 'e-system' } }, { kind: 'arrive', seq: 4 }, { kind: 'receive', seq: 5, payload: { lines: [{ line: 1, received: '9' }] } }],
      desks: [{ desk: 'returns' }, { desk: 'returns' }, { desk: 'warehouse' }, { desk: 'warehouse', task: { accepts: 'receive', lines: [{ qty: '10' }] } }],
    });
    expect(ReturnTakenOverV1.schema.parse(event)).toEqual(event);
    expect((await stand.rowsOf('review', returnNo)).length + (await stand.rowsOf('instruction', returnNo)).length).toBe(2);
    expect((await stand.desk.database.dataSource.query('select seq, kind, outcome from fact where return_no = $1 order by seq', [returnNo])) as object[]).toEqual([
      { seq: -999, kind: 'register', outcome: 'applied' }, { seq: -998, kind: 'review', outcome: 'applied' }, { seq: -997, kind: 'instruct', outcome: 'applied' },
    ]);
    const listed = (await stand.desk.get('/returns?takenOver=true', 'e-sales')).body['items'] as { returnNo: string; registeredAt: number }[];
    expect(listed.map((row) => [row.returnNo, row.registeredAt])).toContainEqual([returnNo, REGISTERED]);
    expect(((await stand.desk.get('/returns?takenOver=false&q=KT-3', 'e-sales')).body['items'] as object[])).toEqual([]);
  });

  it('loaded again is the same return; with other content, or registered under its old number, it is refused by that number', async () => {
    const [first] = await loaded([one('KT-5', [ACCEPTED])], { dryRun: false });
    const [again] = await loaded([one('KT-5', [ACCEPTED])], { dryRun: false });
    expect([again?.outcome, again?.returnNo, (await events('KT-5')).length]).toEqual(['unchanged', first?.returnNo, 1]);
    const [other] = await loaded([one('KT-5', [])], { dryRun: false });
    expect(other?.faults).toMatchObject([{ code: 'external-id-taken', zh: expect.stringContaining(first?.returnNo ?? '') }]);
    await stand.refused([409, 'external-id-taken'], () => stand.desk.post('/returns', 'e-cs', registration({ sourceSystem: 'old-erp', externalId: 'KT-5' })));
  });

  it('is for heads of the customer’s side alone', async () => {
    expect([(await send([one('KT-6', [])], {}, 'e-cs')).status, (await send([one('KT-6', [])], {}, 'e-keeper')).status]).toEqual([403, 403]);
  });
});

tellsOfTheFile(() => stand);
