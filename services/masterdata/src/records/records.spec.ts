import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import masterdata from '../service.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(masterdata);
});
afterAll(() => stand.stop());

let keys = 0;
const send = (method: string, path: string, person: string, body?: unknown): Promise<Answer> => stand.send(method, path, person, body, { 'idempotency-key': `records-${++keys}` });
const carrier = (zh: string) => ({ name: { zh, en: null }, claimWindowHours: 24, blocked: false });
const journal = async (subject: string): Promise<unknown[]> => stand.database.dataSource.query('select seq, type, body from journal where subject = $1 order by seq', [subject]);
/** All tables but the view, into which the service's own statements come back when they come. */
const contents = async (): Promise<unknown> => {
  const { master_view: _later, ...own } = await stand.contents();
  return own;
};
/** Pairs of transactions PostgreSQL has had to part in this database. */
const deadlocks = async (): Promise<number> => {
  const [row] = (await stand.database.dataSource.query('select deadlocks::int from pg_stat_database where datname = current_database()')) as { deadlocks: number }[];
  return row?.deadlocks ?? -1;
};
const unchangedBy = async (act: () => Promise<Answer>): Promise<Answer> => {
  const before = await contents();
  const answer = await act();
  expect(await contents()).toEqual(before);
  return answer;
};

describe('a record kept by hand', () => {
  it('is stated with each version and ends as a tombstone; made again it goes on counting', async () => {
    expect((await send('PUT', '/carriers/SF', 'e-whhead', { version: 0, fields: carrier('顺丰') })).body).toEqual({ code: 'SF', outcome: 'added', version: 1 });
    expect((await send('PUT', '/carriers/SF', 'e-whhead', { version: 1, fields: carrier('顺丰速运') })).body).toEqual({ code: 'SF', outcome: 'changed', version: 2 });
    expect((await send('PUT', '/carriers/SF', 'e-whhead', { version: 2, fields: carrier('顺丰速运') })).body).toEqual({ code: 'SF', outcome: 'unchanged', version: 2 });
    expect((await send('DELETE', '/carriers/SF?version=2', 'e-whhead')).body).toEqual({ code: 'SF', version: 3 });
    expect((await stand.get('/carriers/SF', 'e-keeper')).status).toBe(404);
    expect((await send('PUT', '/carriers/SF', 'e-whhead', { version: 0, fields: carrier('顺丰') })).body).toEqual({ code: 'SF', outcome: 'added', version: 4 });
    expect(await journal('carrier/GT01/SF')).toEqual([
      { seq: 1, type: 'masterdata.carrier-stated.v1', body: { companyCode: 'GT01', code: 'SF', version: 1, ...carrier('顺丰') } },
      { seq: 2, type: 'masterdata.carrier-stated.v1', body: { companyCode: 'GT01', code: 'SF', version: 2, ...carrier('顺丰速运') } },
      { seq: 3, type: 'masterdata.carrier-stated.v1', body: null },
      { seq: 4, type: 'masterdata.carrier-stated.v1', body: { companyCode: 'GT01', code: 'SF', version: 4, ...carrier('顺丰') } },
    ]);
  });

  it('is not overwritten by whoever read an older version, nor made twice', async () => {
    await send('PUT', '/carriers/YT', 'e-whhead', { version: 0, fields: carrier('圆通') });
    for (const version of [0, 2]) {
      const refused = await unchangedBy(() => send('PUT', '/carriers/YT', 'e-whhead', { version, fields: carrier('别的') }));
      expect([refused.status, refused.body.code]).toEqual([409, 'version-changed']);
    }
    const both = await Promise.all([1, 1].map((version, n) => send('PUT', '/carriers/YT', 'e-whhead', { version, fields: carrier(`同时${n}`) })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('kept and deleted at once by many who saw the same version: one of them has his way, and none waits for one who waits for him', async () => {
    for (let version = 0, round = 0; round < 6; round += 1) {
      if (version === 0) version = ((await send('PUT', '/carriers/DB', 'e-whhead', { version: 0, fields: carrier('德邦') })).body as unknown as { version: number }).version;
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0
        ? send('PUT', '/carriers/DB', 'e-whhead', { version, fields: carrier(`德邦${round}-${n}`) })
        : send('DELETE', `/carriers/DB?version=${version}`, 'e-whhead'))));
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => ![200, 404, 409].includes(status))).toEqual([]);
      const kept = answers.find(({ status, body }) => status === 200 && body['outcome'] !== undefined);
      version = kept === undefined ? 0 : (kept.body as unknown as { version: number }).version;
    }
    expect(await deadlocks()).toBe(0);
  });

  it.each<[string, string, string, object]>([
    ['a version beyond what is counted', 'PUT', '/carriers/BAD', { version: 2_147_483_648, fields: carrier('坏') }],
    ['half a version', 'PUT', '/carriers/BAD', { version: 0.5, fields: carrier('坏') }],
    ['a version in words', 'PUT', '/carriers/BAD', { version: '1', fields: carrier('坏') }],
    ['hours beyond a year', 'PUT', '/carriers/BAD', { version: 0, fields: { ...carrier('坏'), claimWindowHours: 1e9 } }],
    ['minus one hour', 'PUT', '/carriers/BAD', { version: 0, fields: { ...carrier('坏'), claimWindowHours: -1 } }],
    ['no name', 'PUT', '/carriers/BAD', { version: 0, fields: carrier('') }],
    ['a name as long as a letter', 'PUT', '/carriers/BAD', { version: 0, fields: carrier('坏'.repeat(81)) }],
    ['a company and a keeper of its own', 'PUT', '/carriers/BAD', { version: 0, fields: { ...carrier('坏'), companyCode: 'XX01', changedBy: 'e-gm' } }],
    ['an emoji in the code', 'PUT', `/carriers/${encodeURIComponent('C😀')}`, { version: 0, fields: carrier('坏') }],
    ['a path out of the list', 'PUT', '/carriers/..%2f..%2fetc', { version: 0, fields: carrier('坏') }],
    ['a zone there is not', 'PUT', '/plants/SZ1', { version: 1, fields: { name: { zh: '深圳一厂', en: null }, timeZone: 'Mars/Olympus', calendarCode: 'cn-standard' } }],
    ['a day there is not', 'PUT', '/rosters/r-1', { version: 0, fields: { plantCode: 'SZ1', staff: 'e-qc', date: '2026-02-29', shift: null, duty: true } }],
    ['a leave until the year 9999', 'PUT', '/leaves/l-1', { version: 0, fields: { staff: 'e-qc', from: 0, to: 253_402_300_799_000 } }],
  ])('400, and nothing changes: %s', async (_what, method, path, body) => {
    expect((await unchangedBy(() => send(method, path, 'e-gm', body))).status).toBe(400);
  });

  it('names only what is there, and what is named cannot be deleted', async () => {
    const wrong = await unchangedBy(() => send('PUT', '/products/P-1', 'e-pmchead', { version: 0, fields: product({ supplier: 'V-NONE' }) }));
    expect([wrong.status, wrong.body.errors?.map(({ path }) => path)]).toEqual([422, ['supplier']]);
    await send('PUT', '/suppliers/V1', 'e-pmchead', { version: 0, fields: carrier('华南') });
    expect((await send('PUT', '/products/P-1', 'e-pmchead', { version: 0, fields: product({ supplier: 'V1' }) })).status).toBe(200);
    const kept = await unchangedBy(() => send('DELETE', '/suppliers/V1?version=1', 'e-pmchead'));
    expect([kept.status, kept.body.code, kept.body.errors?.map(({ path }) => path)]).toEqual([409, 'still-named', ['product/P-1']]);
    await send('PUT', '/products/P-1', 'e-pmchead', { version: 1, fields: product({ supplier: null }) });
    expect((await send('DELETE', '/suppliers/V1?version=1', 'e-pmchead')).status).toBe(200);
  });

  it('an employee whose contact is kept is not deleted before that is erased', async () => {
    const { version } = (await stand.get('/employees/logi', 'e-hr')).body as unknown as { version: number };
    const kept = await unchangedBy(() => send('DELETE', `/employees/logi?version=${version}`, 'e-hr'));
    expect([kept.status, kept.body.code]).toEqual([409, 'has-contacts']);
    const { id } = (await send('POST', '/erasures', 'e-hr', { owner: { staff: 'e-logi' }, reasonCode: 'LEFT', despiteOpenReturns: true })).body;
    expect((await send('POST', `/erasures/${String(id)}/signatures`, 'e-gm', {})).status).toBe(200);
    expect((await send('DELETE', `/employees/logi?version=${version}`, 'e-hr')).status).toBe(200);
  });

  it('a company stays as long as anything is its own', async () => {
    const { version } = (await stand.get('/companies/GT01', 'e-gm')).body as unknown as { version: number };
    const kept = await unchangedBy(() => send('DELETE', `/companies/GT01?version=${version}`, 'e-gm'));
    expect([kept.status, kept.body.code, (kept.body.errors ?? []).length]).toEqual([409, 'still-named', 20]);
  });

  it('says every field that is wrong, and the caller sees no other company', async () => {
    const wrong = await unchangedBy(() => send('PUT', '/products/P-2', 'e-pmchead', { version: 0, fields: { ...product({}), unit: '桶', decimals: -1, colour: 'red' } }));
    expect([wrong.status, wrong.body.errors?.map(({ path }) => path).sort()]).toEqual([400, ['fields', 'fields.decimals', 'fields.unit']]);
    const others = await stand.get('/employees', 'e-qc-other');
    expect((others.body['items'] as { code: string }[]).map(({ code }) => code)).toEqual(['qc-other']);
  });
});

describe('authority', () => {
  it('nobody changes their own roles and limits', async () => {
    const own = (await stand.get('/employees/gm', 'e-gm')).body as { version: number; fields: Record<string, unknown> };
    const { staff: _derived, ...fields } = own.fields;
    const refused = await unchangedBy(() => send('PUT', '/employees/gm', 'e-gm', { version: own.version, fields: { ...fields, approvalLimits: { settlement: 99_999_900 } } }));
    expect([refused.status, refused.body.code]).toEqual([403, 'own-authority']);
  });

  it('a delegation is given by the one whose authority it is', async () => {
    const fields = { staff: 'e-gm', deputy: 'e-auth', from: 1_795_996_800_000, to: 1_796_601_600_000, amountCap: 500_000 };
    const refused = await unchangedBy(() => send('PUT', '/delegations/d-1', 'e-auth', { version: 0, fields }));
    expect([refused.status, refused.body.code]).toEqual([403, 'not-yours']);
    expect((await send('PUT', '/delegations/d-1', 'e-gm', { version: 0, fields })).status).toBe(200);
    for (const wrong of [{ ...fields, to: fields.from }, { ...fields, deputy: 'e-gm' }]) {
      expect((await unchangedBy(() => send('PUT', '/delegations/d-2', 'e-gm', { version: 0, fields: wrong }))).status).toBe(422);
    }
  });

  it('records of another plant are kept there', async () => {
    const fields = { plantCode: 'DG1', name: { zh: '东莞退货区', en: null }, kind: 'RETURNS' };
    const refused = await unchangedBy(() => send('PUT', '/areas/DG1-R', 'e-whhead', { version: 0, fields }));
    expect([refused.status, refused.body.code]).toEqual([403, 'other-plant']);
    expect((await send('PUT', '/areas/DG1-R', 'e-saleshead', { version: 0, fields: { ...fields, address: '东莞市长安镇 3 号' } })).status).toBe(200);
    expect((await stand.get('/areas/DG1-R', 'e-saleshead')).body['fields']).toMatchObject({ address: '东莞市长安镇 3 号' });
    expect((await unchangedBy(() => send('PUT', '/areas/DG1-R', 'e-whhead', { version: 1, fields: { ...fields, plantCode: 'SZ1' } }))).status).toBe(403);
  });

  it.each([['PUT', '/carriers/X', 'e-keeper'], ['DELETE', '/carriers/YT?version=1', 'e-keeper'], ['PUT', '/employees/keeper', 'e-whhead'], ['PUT', '/leaves/x', 'e-keeper']])('%s %s is not for %s', async (method, path, person) => {
    expect((await unchangedBy(() => send(method, path, person, method === 'PUT' ? { version: 0, fields: {} } : undefined))).status).toBe(403);
  });
});

describe('a batch', () => {
  const rows = (...given: [string, string, object][]) => given.map(([externalId, code, fields]) => ({ externalId, code, fields }));
  const batch = (body: object, person: string = 'e-whhead') => send('PUT', '/carriers:batch', person, { sourceSystem: 'u8', ...body });
  const outcomes = ({ body }: Answer): unknown[] => (body['rows'] as { code: string; outcome: string; faults: { code: string }[] }[]).map(({ code, outcome, faults }) => [code, outcome, ...faults.map((fault) => fault.code)]);

  it('judges each row alone, tells first and stores then, and the same again changes nothing', async () => {
    const given = rows(['1', 'JD', carrier('京东')], ['2', 'DB', { ...carrier('德邦'), claimWindowHours: -1 }], ['3', 'ZT', carrier('中通')], ['3', 'ZT2', carrier('重复')], ['4', 'SF', carrier('顺丰')]);
    const expected = [['JD', 'added'], ['DB', 'rejected', 'too_small'], ['ZT', 'added'], ['ZT2', 'rejected', 'duplicate'], ['SF', 'changed']];
    const told = await stand.database.dataSource.query('select count(*) from master_record').then(async (before: unknown) => {
      const answer = await batch({ dryRun: true, rows: given });
      expect(await stand.database.dataSource.query('select count(*) from master_record')).toEqual(before);
      return answer;
    });
    expect(outcomes(told)).toEqual(expected);
    const stored = await batch({ rows: given });
    expect(outcomes(stored)).toEqual(expected);
    expect(stored.body['counts']).toEqual({ added: 2, changed: 1, unchanged: 0, rejected: 2 });
    expect(outcomes(await batch({ rows: given }))).toEqual([['JD', 'unchanged'], ['DB', 'rejected', 'too_small'], ['ZT', 'unchanged'], ['ZT2', 'rejected', 'duplicate'], ['SF', 'unchanged']]);
  });

  it('does not delete what it does not name, does not move a code, and takes nothing from another system', async () => {
    await batch({ rows: rows(['11', 'K1', carrier('一')], ['12', 'K2', carrier('二')]) });
    await batch({ rows: rows(['11', 'K1', carrier('一一')]) });
    expect((await stand.get('/carriers/K2', 'e-keeper')).body).toMatchObject({ sourceSystem: 'u8', externalId: '12' });
    expect(outcomes(await batch({ rows: rows(['12', 'K9', carrier('改码')]) }))).toEqual([['K9', 'rejected', 'code-changed']]);
    expect(outcomes(await batch({ sourceSystem: 'sap', rows: rows(['A', 'K1', carrier('别家')]) }))).toEqual([['K1', 'rejected', 'belongs-to-another-source']]);
  });

  it('accepts records that name each other in one batch, and rejects those that hang on a rejected one', async () => {
    const customer = (parent: string | null) => ({ kind: 'DEALER', salesOwner: 'e-sales', currency: 'CNY', parent, deductsPayment: false, warrantyExtensionMonths: 0, policyKey: null, portal: false, language: 'zh', blocked: false });
    const answer = await send('PUT', '/customers:batch', 'e-saleshead', { sourceSystem: 'u8', rows: rows(['1', 'C1', customer('C2')], ['2', 'C2', customer(null)], ['3', 'C3', customer('C4')], ['4', 'C4', { ...customer(null), kind: '?' }], ['5', 'C5', customer('C3')]) });
    expect(outcomes(answer)).toEqual([['C1', 'added'], ['C2', 'added'], ['C3', 'rejected', 'unknown-record'], ['C4', 'rejected', 'invalid_value'], ['C5', 'rejected', 'unknown-record']]);
  });

  it('of a thousand rows is one request; of more, none', async () => {
    const many = (count: number) => rows(...Array.from({ length: count }, (_, n): [string, string, object] => [`m${n}`, `M${n}`, product({ spec: 'x'.repeat(80) })]));
    const answer = await send('PUT', '/products:batch', 'e-pmchead', { sourceSystem: 'u8', rows: many(1_000) });
    expect(answer.body['counts']).toEqual({ added: 1_000, changed: 0, unchanged: 0, rejected: 0 });
    expect((await unchangedBy(() => send('PUT', '/products:batch', 'e-pmchead', { sourceSystem: 'u8', rows: many(1_001) }))).status).toBe(400);
  });

  it('brought twice at the same time is stored once', async () => {
    const given = rows(...Array.from({ length: 50 }, (_, n): [string, string, object] => [`t${n}`, `T${n}`, carrier(`第${n}`)]));
    const answers = await Promise.all([batch({ rows: given }), batch({ rows: given.toReversed() })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await stand.database.dataSource.query(`select max(seq) as most, count(*)::int as stated from journal where subject like 'carrier/GT01/T%'`)).toEqual([{ most: 1, stated: 50 }]);
  });
});

function product(more: object): object {
  return {
    name: { zh: '电机', en: null }, spec: null, unit: 'pcs', decimals: 0, rounding: 'half_up', conversions: [], group: null, lotTracked: true, serialTracked: false, gtins: [],
    shelfLifeDays: null, warrantyMonths: 12, warrantyFrom: 'ship', accessories: [], plantCode: null, supplier: null, noReturn: false, hazard: null, blocked: false, ...more,
  };
}
