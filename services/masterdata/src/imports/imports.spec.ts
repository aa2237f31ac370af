import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Directory } from '@guitu/identity/directory';
import { eventually } from '@guitu/testing/eventually';
import { daysAndCosts } from '../testbed/days-and-costs.fixture.js';
import { ForgetRefusedRows, REFUSED_ROWS_KEPT_DAYS } from '@guitu/row-import/file-door/forget-refused-rows';
import { CSV_TYPE, FileDesk, type Told } from '../testbed/file-desk.js';
import { UPLOADS } from '@guitu/row-import/file-door/receive-upload';

let desk: FileDesk;
beforeAll(async () => {
  desk = await FileDesk.start();
});
afterAll(() => desk.stop());

const PRODUCTS = '产品编码,名称,单位,数量换算,供应商,保修（月）\n';
const counts = ({ body }: Told): unknown => body['counts'];
const products = async (): Promise<[string, number][]> => {
  const rows: { code: string; version: number }[] = await desk.stand.database.dataSource.query(`select code, version from master_record where company_code = 'GT01' and type = 'product' order by code`);
  return rows.map(({ code, version }) => [code, version]);
};
const field = async (code: string, name: string): Promise<unknown> => ((await desk.stand.get(`/products/${code}`, 'e-fin')).body['fields'] as Record<string, unknown>)[name];

describe('a file', () => {
  it('I6: is tried first, which stores nothing and says what importing it will do', async () => {
    const content = `${PRODUCTS}A-001,电机,件,,,12\nA-002,风扇,桶,,,\n合计,,,,,12\n`;
    const tried = await desk.upload('product', content);
    expect([tried.status, tried.body['dryRun'], counts(tried), tried.body['unknownHeadings']]).toEqual([200, true, { added: 1, changed: 0, unchanged: 0, rejected: 1, ignored: 1 }, ['数量换算']]);
    expect(tried.body['rejected']).toEqual([{ rowNo: 3, faults: [{ field: 'unit', code: 'unknown-choice', zh: '单位：“桶” 不在可选值中：件、罐、千克、米。', en: expect.stringContaining('Unit: "桶" is none of: pcs') }] }]);
    expect(await products()).toEqual([]);
    expect((await desk.upload('product', content, { dryRunId: '00000000-0000-4000-8000-000000000000' })).body['code']).toBe('dry-run-first');
    expect((await desk.upload('product', `${content} `, { dryRunId: tried.body['id'] as string })).body['code']).toBe('dry-run-first');
    const imported = await desk.upload('product', content, { dryRunId: tried.body['id'] as string });
    expect([imported.body['dryRun'], counts(imported)]).toEqual([false, counts(tried)]);
    expect(await products()).toEqual([['A-001', 1]]);
  });

  it('its refused rows and headings are forgotten in time, not before; that it came and its counts stay', async () => {
    const { id } = (await desk.upload('product', `${PRODUCTS}F-1,一,桶,,,12\n`)).body as { id: string };
    const forget = desk.stand.service.app.get(ForgetRefusedRows);
    const look = async (days: number): Promise<unknown> => {
      await desk.stand.database.dataSource.query(`update import_run set ended_at = clock_timestamp() - make_interval(days => $2, mins => 1) where id = $1`, [id, days]);
      await forget.look();
      return desk.stand.database.dataSource.query(`select (select count(*)::int from import_reject where run_id = id) as rows, jsonb_array_length(heading) as headings, jsonb_array_length(unknown_headings) as unknown, counts->>'rejected' as rejected from import_run where id = $1`, [id]);
    };
    expect(await look(REFUSED_ROWS_KEPT_DAYS - 1)).toEqual([{ rows: 1, headings: 6, unknown: 1, rejected: '1' }]);
    expect((await desk.stand.get(`/imports/${id}/errors`, 'e-saleshead')).status).toBe(200);
    expect(await look(REFUSED_ROWS_KEPT_DAYS)).toEqual([{ rows: 0, headings: 0, unknown: 0, rejected: '1' }]);
    const gone = await desk.stand.get(`/imports/${id}/errors`, 'e-saleshead');
    expect([gone.status, gone.body.zh, gone.body.en]).toEqual([404, expect.stringContaining(`${REFUSED_ROWS_KEPT_DAYS} 天`), expect.stringContaining(`${REFUSED_ROWS_KEPT_DAYS} days`)]);
  });

  it('again changes nothing; what it does not name stays, and so does what it has no column for', async () => {
    await desk.import('product', `${PRODUCTS}B-1,一,件,,,12\nB-2,二,件,,,24\n`);
    expect(counts(await desk.import('product', `${PRODUCTS}B-1,一,件,,,12\nB-2,二,件,,,24\n`))).toEqual({ added: 0, changed: 0, unchanged: 2, rejected: 0, ignored: 0 });
    expect(counts(await desk.import('product', '产品编码,名称,单位\nB-2,二二,件\n'))).toEqual({ added: 0, changed: 1, unchanged: 0, rejected: 0, ignored: 0 });
    expect([await field('B-1', 'warrantyMonths'), await field('B-2', 'warrantyMonths'), await field('B-2', 'name')]).toEqual([12, 24, { zh: '二二', en: null }]);
  });

  it('I6: again touches no row and no stream; what was kept by hand since, or is not the person’s to keep, is judged anew', async () => {
    const content = '产品编码,名称,单位,分厂\nH-1,一,件,\nH-2,二,件,DG1\nH-3,三,件,\n';
    await desk.import('product', content, 'e-saleshead');
    // xmin and xmax change with every write and every lock
    const rows = (): Promise<unknown> => desk.stand.database.dataSource.query(
      `select code as name, xmin::text, xmax::text from master_record where code like 'H-_' union all select subject, xmin::text, xmax::text from stream where subject like 'product/GT01/H-_' order by 1`,
    );
    const before = await rows();
    expect(before).toHaveLength(6);
    expect([counts(await desk.import('product', content, 'e-saleshead')), await rows()]).toEqual([{ added: 0, changed: 0, unchanged: 3, rejected: 0, ignored: 0 }, before]);

    const { fields, version } = (await desk.stand.get('/products/H-1', 'e-pmc')).body as { fields: object; version: number };
    expect((await desk.stand.send('PUT', '/products/H-1', 'e-pmchead', { version, fields: { ...fields, name: { zh: '改', en: null } } }, { 'idempotency-key': 'by-hand-since' })).status).toBe(200);
    // H-1 is set back, H-2 belongs to a plant where this person does not work
    const again = await desk.import('product', content);
    expect([counts(again), JSON.stringify(again.body['rejected'])]).toEqual([{ added: 0, changed: 1, unchanged: 1, rejected: 1, ignored: 0 }, expect.stringContaining('"other-plant"')]);
    expect(await field('H-1', 'name')).toEqual({ zh: '一', en: null });
    // other columns say the same: judged once, then told by its hash
    const fewer = '产品编码,名称,单位\nH-3,三,件\n';
    await desk.import('product', fewer);
    const confirmed = await rows();
    expect([counts(await desk.import('product', fewer)), await rows()]).toEqual([{ added: 0, changed: 0, unchanged: 1, rejected: 0, ignored: 0 }, confirmed]);
  });

  it('may name what stands in its later rows, over more than one batch', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => `K${String(n).padStart(4, '0')},经销商,${n === 1_199 ? '' : `K${String(n + 1).padStart(4, '0')}`}`);
    const told = await desk.import('customer', `客户代码,客户类型,上级客户\n${rows.join('\n')}\nKX,经销商,KNONE\n`, 'e-saleshead');
    expect(counts(told)).toEqual({ added: 1_200, changed: 0, unchanged: 0, rejected: 1, ignored: 0 });
  });

  it('of employees gives numbers and yuan, and becomes staff ids and fen', async () => {
    const told = await desk.import('employee', '工号,部门,角色,分厂,入职日期,副手工号,报废审批额度（元）,服务卡额度（元）,语言\n10023,QUALITY,qc、qe,SZ1,2025年3月3日,qc,"1,500.50",200,中文;en\n', 'e-hr');
    expect(counts(told)).toMatchObject({ added: 1 });
    expect((await desk.stand.get('/employees/10023', 'e-hr')).body['fields']).toEqual({
      staff: 'e-10023', department: 'QUALITY', roles: ['qc', 'qe'], plantCodes: ['SZ1'], activeFrom: '2025-03-03', activeTo: null, deputy: 'e-qc', accountOf: null,
      approvalLimits: { scrap: 150_050 }, cardLimit: 20_000, languages: ['zh', 'en'],
    });
  });

  it('I6: comes back with its wrong rows and the reason beside each; mended, it can be uploaded as it is', async () => {
    const told = await desk.import('carrier', '承运商代码,名称,索赔时限（小时）\n007,顺丰,abc\nYD,韵达,24\n');
    const errors = await desk.download(`/imports/${told.body['id'] as string}/errors?language=zh`, 'e-pmchead');
    const again = await desk.upload('carrier', errors, {}, 'e-pmchead');
    expect([counts(again), again.body['unknownHeadings']]).toEqual([{ added: 0, changed: 0, unchanged: 0, rejected: 1, ignored: 0 }, ['原因']]);
    expect(again.body['rejected']).toEqual([{ rowNo: 2, faults: [expect.objectContaining({ code: 'not-a-number', zh: '索赔时限（小时）：“abc” 不是整数。' })] }]);
  });

  it.each(['company', 'plant', 'area', 'department', 'employee', 'substitution', 'shift', 'roster', 'leave', 'customer', 'product', 'supplier', 'carrier', 'code', 'price', 'inspection', 'label', 'calendar', 'product-cost', 'contact', 'staff-contact'])('a template for %s is one that can be read', async (type) => {
    const template = await desk.download(`/import-templates/${type}?language=en`, 'e-gm');
    expect((await desk.upload(type, template, {}, type.endsWith('contact') ? 'e-hr' : 'e-gm')).body['unknownHeadings'] ?? []).toEqual([]);
  });

  it('with headings of its own is read by a saved mapping', async () => {
    expect((await desk.stand.send('PUT', '/import-mappings/carrier/u8', 'e-pmchead', { headings: { code: '编号', colour: '颜色' } }, { 'idempotency-key': 'mapping-wrong' })).status).toBe(422);
    expect((await desk.stand.send('PUT', '/import-mappings/carrier/u8', 'e-pmchead', { headings: { code: 'cCode', 'name.zh': 'cName' } }, { 'idempotency-key': 'mapping-right' })).status).toBe(200);
    expect(counts(await desk.upload('carrier', 'cCode,cName\nST,申通\n', { mapping: 'u8' }))).toMatchObject({ added: 1 });
  });
});

describe('a file that names everybody', () => {
  const HEAD = '工号,部门,角色,分厂,入职日期,副手工号\n';
  const whole = async (content: string, lastDay: string, person = 'e-hr'): Promise<Told> => {
    const options = { sourceSystem: 'hris', leaversLastDay: lastDay };
    const tried = await desk.upload('employee', content, options, person);
    return tried.status === 200 ? desk.upload('employee', content, { ...options, dryRunId: tried.body['id'] as string }, person) : tried;
  };
  const codeOf = ({ status, body }: Told): unknown => [status, body['code']];

  it('I5: takes joiners and movers in; whoever it does not name has left, is nobody at once, and what hangs on him is named', async () => {
    expect(counts(await whole(`${HEAD}70001,QUALITY,qc,SZ1,2025-03-03,\n70002,QUALITY,qc,SZ1,2025-03-03,70001\n`, '2026-01-31'))).toMatchObject({ added: 2 });
    await eventually('he is known', () => desk.stand.service.app.get(Directory).person('e-70001') !== undefined, 120_000);
    const token = await desk.stand.token('e-70001');
    const served = async (): Promise<unknown> => (await desk.stand.send('GET', '/products', null, undefined, { authorization: `Bearer ${token}` })).body['code'] ?? 'served';
    expect(await served()).toBe('served');

    const next = `${HEAD}70002,WAREHOUSE,keeper,SZ1,2025-03-03,70001\n70003,QUALITY,qc,SZ1,2026-02-01,\n`;
    const withWrongRow = await whole(`${next}70004,NONE,qc,SZ1,2026-02-01,\n`, '2026-01-31');
    expect(codeOf(withWrongRow)).toEqual([422, 'rows-refused']);
    const tried = await desk.upload('employee', next, { sourceSystem: 'hris', leaversLastDay: '2026-01-30' }, 'e-hr');
    expect([tried.body['leavers'], codeOf(await desk.upload('employee', next, { sourceSystem: 'hris', leaversLastDay: '2026-01-31', dryRunId: tried.body['id'] as string }, 'e-hr'))]).toEqual([
      [{ code: '70001', lastDay: '2026-01-30', hangsOn: [expect.objectContaining({ type: 'employee', code: '70002', field: 'deputy' })] }], [409, 'dry-run-first'],
    ]);
    expect((await desk.stand.get('/employees/70001', 'e-hr')).body).toMatchObject({ version: 1, fields: { activeTo: null } });

    const imported = await whole(next, '2026-01-31');
    expect([counts(imported), (imported.body['leavers'] as object[]).length]).toEqual([{ added: 1, changed: 1, unchanged: 0, rejected: 0, ignored: 0 }, 1]);
    expect((await desk.stand.get('/employees/70001', 'e-hr')).body).toMatchObject({ version: 2, fields: { activeTo: '2026-01-31' } });
    expect((await desk.stand.get('/employees/70002', 'e-hr')).body).toMatchObject({ fields: { department: 'WAREHOUSE', roles: ['keeper'] } });
    await eventually('his session has ended', async () => (await served()) === 'account-closed', 120_000);
    // once more nobody leaves again; the trial people, kept by hand, never were among them
    const again = await whole(next, '2026-03-31');
    expect([counts(again), again.body['leavers'], (await desk.stand.get('/employees/qc', 'e-hr')).body['version']]).toEqual([{ added: 0, changed: 0, unchanged: 2, rejected: 0, ignored: 0 }, [], 1]);
  });

  it('is refused from somebody it does not name, and for anything but people', async () => {
    await desk.import('employee', '工号,部门,角色,分厂,入职日期\n70009,HR_ADMIN,hr,SZ1,2025-03-03\n', 'e-hr');
    await eventually('she is known', () => desk.stand.service.app.get(Directory).person('e-70009') !== undefined, 120_000);
    const asFile = { sourceSystem: 'file', leaversLastDay: '2026-01-31' };
    expect(codeOf(await desk.upload('employee', '工号,部门,角色,分厂,入职日期\n10023,QUALITY,qc、qe,SZ1,2025-03-03\n', asFile, 'e-70009'))).toEqual([422, 'not-named-yourself']);
    expect(codeOf(await desk.upload('carrier', '承运商代码,名称\nX1,x\n', asFile))).toEqual([422, 'employees-only']);
    // her own row as it stands gives her nothing and is no fault; one that gives her a role is
    const own = await desk.upload('employee', '工号,部门,角色,分厂,入职日期\n70009,HR_ADMIN,hr,SZ1,2025-03-03\n', {}, 'e-70009');
    const more = await desk.upload('employee', '工号,部门,角色,分厂,入职日期\n70009,HR_ADMIN,hr、gm,SZ1,2025-03-03\n', {}, 'e-70009');
    expect([counts(own), JSON.stringify(more.body['rejected'])]).toEqual([{ added: 0, changed: 0, unchanged: 1, rejected: 0, ignored: 0 }, expect.stringContaining('own-authority')]);
  });
});

describe('price list, inspection plans and label patterns', () => {
  const fields = async (path: string, person = 'e-fin'): Promise<unknown> => (await desk.stand.get(path, person)).body['fields'];

  it('come by file, name what is there, and are refused with the reason of their own rules', async () => {
    await desk.import('product', '产品编码,名称,单位\nPL-1,电机,件\n');
    const prices = await desk.import('price', '价目编号,产品编码,生效日期,失效日期,单价,单位,币种,含税\nPR-1,PL-1,2026-01-01,,"1,012.3450",件,USD,是\nPR-2,PL-1,2026-02-01,2026-01-31,1,件,,\nPR-3,PL-NONE,2026-01-01,,1,件,,\nPR-4,PL-1,2026-01-01,,-1,件,,\n');
    expect([counts(prices), (prices.body['rejected'] as { rowNo: number; faults: { field: string }[] }[]).map(({ rowNo, faults }) => [rowNo, faults[0]?.field]).sort()]).toEqual([{ added: 1, changed: 0, unchanged: 0, rejected: 3, ignored: 0 }, [[3, 'validTo'], [4, 'product'], [5, 'price.amount']]]);
    expect(await fields('/prices/PR-1')).toEqual({ product: 'PL-1', customer: null, validFrom: '2026-01-01', validTo: null, price: { amount: 1_012_345, decimals: 3 }, unit: 'pcs', currency: 'USD', taxIncluded: true });
    // §3.1 price × warehouse, production, quality: none; × sales: yes
    for (const [person, shown] of [['e-pmc', false], ['e-keeper', false], ['e-qc', false], ['e-sales', true]] as const) {
      const listed = ((await desk.stand.get('/prices', person)).body['items'] as { code: string; fields: object }[]).find(({ code }) => code === 'PR-1');
      expect([person, 'price' in ((await fields('/prices/PR-1', person)) as object), 'price' in (listed?.fields ?? {})]).toEqual([person, shown, shown]);
    }
    const plans = await desk.import('inspection', '方案代码,名称,产品编码,产品组,方法,抽检比例（%）,检验项\nIP-1,检验,PL-1,,抽检,12.5,LEN=长度=9.5~10.5mm=D01；SCRATCH=划伤；V=电压=~12V\nIP-2,检验,PL-1,MOTORS,全检,,SCRATCH=划伤\nIP-3,检验,,MOTORS,抽检,,SCRATCH=划伤\nIP-4,检验,,MOTORS,全检,,A=长=3~2；A=宽\n');
    expect([counts(plans), (plans.body['rejected'] as { faults: { field: string; code: string }[] }[]).map(({ faults }) => faults.map(({ field, code }) => [field, code]))]).toEqual([
      { added: 1, changed: 0, unchanged: 0, rejected: 3, ignored: 0 }, [[['product', 'one-of-two']], [['shareBps', 'sample-size']], [['checks.0', 'limits'], ['checks.1', 'duplicate']]],
    ]);
    expect(await fields('/inspection-plans/IP-1')).toMatchObject({ shareBps: 1250, checks: [{ code: 'LEN', kind: 'measure', low: '9.5', high: '10.5', unit: 'mm', defect: 'D01' }, { code: 'SCRATCH', kind: 'look', low: null }, { code: 'V', low: null, high: '12', unit: 'V' }] });
    const labels = await desk.import('label', '规则代码,名称,表达式,示例\nL-1,外箱,(?<batch>B\\d+),B12\nL-2,外箱,(?<batch>(?:a+)+),aa\n');
    expect(counts(labels)).toMatchObject({ added: 1, rejected: 1 });
    expect((await desk.stand.send('DELETE', '/products/PL-1?version=1', 'e-pmchead', undefined, { 'idempotency-key': 'priced-product' })).body.code).toBe('still-named');
  });
});

describe('refused whole, and nothing changed', () => {
  it.each([
    ['no heading', 'product', 'a,b\n1,2\n', 'no-heading'], ['empty', 'product', '', 'empty-file'], ['a delegation', 'delegation', 'code\nx\n', 'invalid'],
    ['a mapping nobody saved', 'product', `${PRODUCTS}C,c,件,,,\n`, 'not-found', { mapping: 'none' }],
  ])('%s', async (_name, type, content, code, options: { mapping?: string } = {}) => {
    const before = await desk.contents();
    expect((await desk.upload(type, content, options)).body['code']).toBe(code);
    expect(await desk.contents()).toEqual(before);
  });

  it('a workbook that is none, a body of another type, somebody without the right', async () => {
    const before = await desk.contents();
    expect((await desk.upload('product', Buffer.from('PK no workbook'))).body['code']).toBe('not-a-workbook');
    expect((await desk.upload('product', 'x', {}, 'e-pmchead', 'application/pdf')).status).toBe(415);
    expect((await desk.upload('product', PRODUCTS, {}, 'e-keeper')).body['code']).toBe('not-permitted');
    expect((await desk.upload('employee', '工号\n', {}, 'e-pmchead')).body['code']).toBe('not-permitted');
    expect(await desk.contents()).toEqual(before);
  });

  it('another file under the same key', async () => {
    const first = await desk.upload('carrier', '承运商代码,名称\nJT,极兔\n', {}, 'e-pmchead', CSV_TYPE, 'one-key-for-two');
    const other = await desk.upload('carrier', '承运商代码,名称\nBS,百世\n', {}, 'e-pmchead', CSV_TYPE, 'one-key-for-two');
    expect([first.status, other.body['code']]).toEqual([200, 'idempotency-key-reused']);
  });
});

it('accessories come with their price or without; a price that is none is refused with its row', async () => {
  const answer = await desk.import('product', '产品编码,名称,单位,配件\nACC-1,电机,件,CABLE=电源线=12.50、PLUG=插头\nACC-2,电机,件,CABLE=电源线=十二\n');
  expect(counts(answer)).toMatchObject({ added: 1, rejected: 1 });
  expect(await field('ACC-1', 'accessories')).toEqual([{ code: 'CABLE', name: { zh: '电源线', en: null }, price: 1250 }, { code: 'PLUG', name: { zh: '插头', en: null }, price: null }]);
});

it('nothing of an upload stays on the disk, nor of one that a killed process was reading', async () => {
  const left = join(UPLOADS, randomUUID());
  await writeFile(left, '产品编码\n');
  const twoHoursAgo = Date.now() / 1000 - 7200;
  await utimes(left, twoHoursAgo, twoHoursAgo);
  const before = await readdir(UPLOADS);
  await desk.import('product', `${PRODUCTS}DISK-1,一,件,,,12\n`);
  const after = await readdir(UPLOADS);
  const contents = await Promise.all(after.filter((name) => !before.includes(name)).map((name) => readFile(join(UPLOADS, name), 'utf8').catch(() => '')));
  expect([contents.filter((text) => text.includes('DISK-1')), before.includes(basename(left)), after.includes(basename(left))]).toEqual([[], true, false]);
});

daysAndCosts(() => desk);
