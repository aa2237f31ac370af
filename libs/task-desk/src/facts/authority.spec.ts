/** Whose authority a decision uses, over HTTP, with people as master data states them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { houseOf, type TestPerson } from '@guitu/identity/testbed/house-of';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { DeskStand } from '../testbed/desk-stand.js';
import { smallQuality } from '../testbed/quality-desk.js';

const at = { companyCode: 'GT01', plantCodes: ['SZ1'] };
const person = (staff: string, roles: string[], more: Partial<TestPerson> = {}): TestPerson => ({ staff, roles, ...at, ...more });
const PEOPLE = [
  person('e-qc', ['qc']), person('e-qc2', ['qc']), person('e-head', ['qcHead'], { approvalLimits: { scrap: 50_000 } }), person('e-gm', ['gm'], { approvalLimits: { scrap: 900_000 } }),
  person('e-dir', ['director']), person('e-qc-b', ['qcHead'], { accountOf: 'e-qc', approvalLimits: { scrap: 100 } }),
];
let records: PeopleRecords;
let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality, {}, () => records);
});
beforeEach(() => {
  records = houseOf(PEOPLE);
});
afterAll(() => stand.stop());

const OWNER = { dept: 'QUALITY', role: 'qcHead', head: 'gm' } as const;
const gate = (amount: number | undefined, more: Partial<TaskStatement> = {}) => stand.task('quality', 'scrap_approval', {
  level: 1, owner: OWNER, menu: { gate: 'scrap', level: 1, verdicts: ['accept', 'reject'], ...(amount !== undefined && { amount }) }, ...more,
});
const approve = ({ returnNo, taskId, level }: TaskStatement, staff: string) => stand.post(`/returns/${returnNo}/scrap-reviews`, staff, { taskId, gate: 'scrap', level, verdict: 'accept' });
const kept = async (returnNo: string) => {
  const [row] = (await stand.rows<{ return_no: string; role: string; on_behalf_of: string | null; authority: object }>('fact')).filter((one) => one.return_no === returnNo);
  return row === undefined ? null : [row.role, row.on_behalf_of, row.authority];
};
const bench = async (staff: string, returnNo: string) => ((await stand.get(`/tasks?view=bench&returnNo=${returnNo}`, staff)).body as unknown as { items: { askedOf: object[] }[] }).items;

describe('a limit by amount', () => {
  it('refuses who is below it in both languages, changes nothing, and lets decide who may', async () => {
    const task = await gate(50_001);
    const before = await stand.contents();
    const refused = await approve(task, 'e-head');
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'above-limit', zh: expect.stringContaining('500.01 元超过您的审批权限 500.00 元，请由总经理审批'), en: expect.stringContaining('general manager') })]);
    expect(await stand.contents()).toEqual(before);
    expect((await bench('e-gm', task.returnNo)).map(({ askedOf }) => askedOf)).toEqual([[{ staff: 'e-gm', role: 'gm', how: 'head', reason: 'above_limit' }]]);
    expect((await approve(task, 'e-gm')).status).toBe(201);
    expect(await kept(task.returnNo)).toEqual(['gm', null, { how: 'own', because: null, gate: 'scrap', amount: 50_001, limit: 900_000 }]);
  });

  it('counts to the cent, and not where no amount is known', async () => {
    const exact = await gate(50_000);
    expect((await approve(exact, 'e-head')).status).toBe(201);
    expect(await kept(exact.returnNo)).toEqual(['qcHead', null, { how: 'own', because: null, gate: 'scrap', amount: 50_000, limit: 50_000 }]);
    expect((await approve(await gate(undefined), 'e-head')).status).toBe(201);
  });
});

describe('a delegation', () => {
  const given = (amountCap: number | null, to: number = Date.now() + 3_600_000) => houseOf(PEOPLE, { delegations: [{ companyCode: 'GT01', staff: 'e-gm', deputy: 'e-dir', from: 0, to, amountCap, record: 'd-1' }] });
  const level = { owner: { dept: 'MANAGEMENT', role: 'gm', head: 'gm' } } as const;

  it('G7: is used up to its cap and reads 代 总经理', async () => {
    records = given(80_000);
    const task = await gate(80_000, level);
    expect(await bench('e-dir', task.returnNo)).toHaveLength(1);
    expect((await approve(task, 'e-dir')).body['fact']).toMatchObject({ by: { dept: 'MANAGEMENT', role: 'gm', staff: 'e-dir', onBehalfOf: 'e-gm' } });
    expect(await kept(task.returnNo)).toEqual(['gm', 'e-gm', { how: 'delegate', because: null, gate: 'scrap', amount: 80_000, limit: 80_000 }]);
    const { facts } = (await stand.get(`/returns/${task.returnNo}`, 'e-head')).body as unknown as { facts: object[] };
    expect(facts).toMatchObject([{ staff: 'e-dir', role: 'gm', onBehalfOf: 'e-gm', acting: { zh: '代 总经理', en: 'for the general manager' } }]);
    expect((await approve(await gate(80_001, level), 'e-dir')).body.code).toBe('above-limit');
  });

  it('ends with its day, and gives no second pair of eyes', async () => {
    records = given(null, Date.now() - 1);
    const task = await gate(1, level);
    expect((await approve(task, 'e-dir')).body.code).toBe('not-your-task');
    records = given(null);
    expect((await approve(await gate(1, { ...level, menu: { gate: 'scrap', level: 1, verdicts: ['accept'], amount: 1, notBy: ['e-gm'] } }), 'e-dir')).body.code).toBe('own-application');
    const first = await gate(1, level);
    expect((await approve(first, 'e-dir')).status).toBe(201);
    const second = await gate(1, { ...level, returnNo: first.returnNo, taskId: 'c1/scrap_approval/1/2', level: 2, menu: { gate: 'scrap', level: 2, verdicts: ['accept'], amount: 1 } });
    expect((await approve(second, 'e-gm')).body.code).toBe('second-level');
  });
});

it('a second account is the same person: it decides nothing that the first applied for', async () => {
  const application = await stand.task('quality', 'scrap_request', { owner: { dept: 'QUALITY', role: 'qc', head: 'qcHead' } });
  expect((await stand.post(`/returns/${application.returnNo}/scrap-requests`, 'e-qc', { taskId: application.taskId, qty: '10', formNo: 'BF-1', reasonCode: 'broken' })).status).toBe(201);
  const task = await gate(1, { returnNo: application.returnNo });
  expect((await approve(task, 'e-qc-b')).body.code).toBe('own-application');
  expect((await approve(task, 'e-head')).status).toBe(201);
});

describe('absence', () => {
  const ask = { dept: 'QUALITY', role: 'qc', head: 'qcHead' } as const;
  const away = (...staff: string[]) => houseOf(PEOPLE.map((one) => (staff.includes(one.staff) ? { ...one, absent: true } : one)));

  it('is recorded when a task is opened, and the task falls to who stands in', async () => {
    records = away('e-qc', 'e-qc2');
    const task = await stand.task('quality', 'inspect', { owner: ask });
    expect((await bench('e-head', task.returnNo)).map(({ askedOf }) => askedOf)).toEqual([[{ staff: 'e-head', role: 'qcHead', how: 'head', reason: 'leave' }]]);
  });

  it('of the holder puts his task before the head, who hands it to another, and nobody has to wait for him', async () => {
    const task = await stand.task('quality', 'inspect', { owner: ask });
    const id = `${task.returnNo}~c1~inspect~1~1`;
    expect((await stand.post(`/tasks/${id}/claim`, 'e-qc', undefined)).status).toBe(200);
    const behind = async (staff: string) => ((await stand.get('/tasks?view=left-behind', staff)).body as unknown as { items: { id: string }[] }).items.map((one) => one.id);
    expect([await behind('e-head'), (await stand.post(`/tasks/${id}/claim`, 'e-qc2', undefined)).body.code]).toEqual([[], 'claimed-by-another']);
    records = houseOf(PEOPLE.map((one) => (one.staff === 'e-qc' ? { ...one, activeTo: Date.now() - 1 } : one)));
    expect([await behind('e-head'), await behind('e-qc2')]).toEqual([[id], []]);
    expect((await stand.get('/tasks/counters', 'e-head')).body).toMatchObject({ leftBehind: 1 });
    expect((await stand.post('/tasks/bulk', 'e-head', { action: 'assign', ids: [id], staff: 'e-qc2', reason: '接手' })).body).toEqual({ results: [{ id, ok: true }] });
    expect([await behind('e-head'), (await stand.rows<{ return_no: string; claimed_by: string }>('task')).find((one) => one.return_no === task.returnNo)?.claimed_by]).toEqual([[], 'e-qc2']);
  });
});

describe('指派', () => {
  const QC = { dept: 'QUALITY', role: 'qc', head: 'qcHead' } as const;
  const idOf = ({ returnNo, taskId }: TaskStatement): string => `${returnNo}~${taskId.replaceAll('/', '~')}`;

  it('F2: shows who may be given the tasks, with load and leave; many are given at once, each row answered by itself', async () => {
    const now = Date.now();
    const leave = (staff: string, from: number, to: number) => ({ companyCode: 'GT01', staff, from, to, because: 'leave' as const, record: `l-${staff}-${from}` });
    records = houseOf(PEOPLE, { leaves: [leave('e-qc', now - 1000, now + 86_400_000), leave('e-qc2', now + 86_400_000, now + 2 * 86_400_000)] });
    const [late, fresh, decision] = [await stand.task('quality', 'inspect', { owner: QC, dueAt: now - 60_000 }), await stand.task('quality', 'inspect', { owner: QC }), await gate(1)];
    expect((await stand.post(`/tasks/${idOf(late)}/claim`, 'e-qc2', undefined)).status).toBe(200);
    const asked = `/tasks/assignees?ids=${encodeURIComponent(`${idOf(late)},${idOf(fresh)}`)}`;
    const { items } = (await stand.get(asked, 'e-head')).body as unknown as { items: { staff: string; held: number; late: number }[] };
    const held = items.find(({ staff }) => staff === 'e-qc2');
    expect([items.map(({ staff }) => staff).at(-1), items.find(({ staff }) => staff === 'e-qc'), held]).toEqual([
      'e-qc', expect.objectContaining({ able: 2, away: { because: 'leave', until: now + 86_400_000 }, nextLeave: null }), expect.objectContaining({ able: 2, away: null, nextLeave: now + 86_400_000 }),
    ]);
    expect([held!.held >= 1, held!.late >= 1]).toEqual([true, true]);
    expect([(await stand.get(asked, 'e-qc')).status, (await stand.get('/tasks/assignees?ids=RT-99999~c1~inspect~1~1', 'e-head')).status, (await stand.get('/tasks/assignees?ids=x', 'e-head')).status]).toEqual([403, 404, 400]);

    const given = await stand.post('/tasks/bulk', 'e-head', { action: 'assign', ids: [idOf(late), idOf(fresh), idOf(decision)], staff: 'e-qc2', reason: '顶班' });
    expect((given.body as unknown as { results: { id: string; ok: boolean; code?: string; zh?: string }[] }).results.map(({ id, ok, code, zh }) => [id, ok, code, zh !== undefined]).sort()).toEqual([
      [idOf(late), true, undefined, false], [idOf(fresh), true, undefined, false], [idOf(decision), false, 'head-only', true],
    ].sort());
  });

  it('F10: what somebody on leave holds is listed for the head, and moved with one call', async () => {
    const tasks = [await stand.task('quality', 'inspect', { owner: QC }), await stand.task('quality', 'inspect', { owner: QC })];
    for (const task of tasks) expect((await stand.post(`/tasks/${idOf(task)}/claim`, 'e-qc', undefined)).status).toBe(200);
    records = houseOf(PEOPLE.map((one) => (one.staff === 'e-qc' ? { ...one, absent: true } : one)));
    const behind = async () => ((await stand.get('/tasks?view=left-behind', 'e-head')).body as unknown as { items: { id: string }[] }).items.map(({ id }) => id);
    const ids = tasks.map(idOf);
    expect((await behind()).filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
    expect((await stand.post('/tasks/bulk', 'e-head', { action: 'assign', ids, staff: 'e-qc2', reason: '休假' })).body).toEqual({ results: ids.sort().map((id) => ({ id, ok: true })) });
    expect((await behind()).filter((id) => ids.includes(id))).toEqual([]);
  });
});

it('I5: a leaver’s token is refused at once', async () => {
  const token = await stand.token('e-qc2');
  const status = async () => (await stand.send('GET', '/tasks', null, undefined, { authorization: `Bearer ${token}` })).body.code ?? 'served';
  expect(await status()).toBe('served');
  records = houseOf(PEOPLE.map((one) => (one.staff === 'e-qc2' ? { ...one, activeTo: Date.now() - 1 } : one)));
  expect(await status()).toBe('account-closed');
});
