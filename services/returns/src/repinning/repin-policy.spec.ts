import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal } from '@guitu/messaging/journal';
import { inTransaction } from '@guitu/persistence/transaction';
import { hours } from '@guitu/return-process/policy/profiles/notation';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { publishPolicy } from '../policy/publish-policy.js';
import { shippedPolicy } from '../policy/seed-policies.js';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
let next: { key: string; version: number; sha256: string };
beforeAll(async () => {
  stand = await ReturnsStand.start();
  const { body } = shippedPolicy('headline@1');
  const sla = body['sla'] as Record<string, object>;
  const document = { ...body, version: 2, sla: { ...sla, disposition: { ...sla['disposition'], budget: hours(4) } } };
  next = { key: 'headline', version: 2, sha256: documentHash(document) };
  await inTransaction(stand.desk.database.dataSource, (tx) => publishPolicy(tx, stand.desk.service.app.get(Journal), { ...next, body: document, effectiveFrom: '2099-01-01' }));
});
afterAll(() => stand.stop());

const repin = (returnNo: string, person: string = 'e-qchead', policy: object = next) => stand.record('repin', returnNo, { policy, mode: 'new_dates', reasonCode: 'new_issue' }, person);

describe('换版', () => {
  it('names the published version by its content', async () => {
    const returnNo = await stand.register();
    expect((await repin(returnNo)).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.policy-repinned.v1', body: { by: { role: 'qcHead' }, payload: { policy: next, mode: 'new_dates' } } });
    expect(await stand.rowsOf('policy_change', returnNo)).toMatchObject([{ policy_key: 'headline', policy_version: 2, mode: 'new_dates' }]);
  });

  it('403: headline is the head of quality’s; the head of sales owns other policies', async () => {
    const returnNo = await stand.register();
    for (const person of ['e-sales', 'e-saleshead']) await stand.refused([403, 'not-permitted'], () => repin(returnNo, person));
    expect((await repin(returnNo, 'e-gm')).status).toBe(201);
  });

  it('422: a version nobody published, or other content under its number', async () => {
    const returnNo = await stand.register();
    await stand.refused([422, 'not-allowed'], () => repin(returnNo, 'e-qchead', { ...next, version: 3 }), 'policy.version');
    await stand.refused([422, 'not-allowed'], () => repin(returnNo, 'e-qchead', { ...next, sha256: 'f'.repeat(64) }), 'policy.sha256');
  });

  it('409: a return that has ended', async () => {
    const returnNo = await stand.register();
    await stand.desk.status(returnNo, { closed: true, result: 'completed' });
    await stand.refused([409, 'return-closed'], () => repin(returnNo));
  });
});

describe('differences of two versions', () => {
  it('are each changed value once, with its words; none of a version with itself', async () => {
    const { status, body } = await stand.desk.get('/policies/headline/versions/2/differences?from=1', 'e-sales');
    expect([status, body['from'], body['to']]).toEqual([200, 1, 2]);
    const places = (body['differences'] as { path: string; from: unknown; to: unknown; zh: string }[]).filter(({ path }) => path !== 'version');
    expect(places).toMatchObject([{ path: 'sla.disposition.budget', to: { natural: 240 } }]);
    expect((await stand.desk.get('/policies/headline/versions/1/differences?from=1', 'e-sales')).body['differences']).toEqual([]);
  });

  it('404: of a version that does not exist', async () => {
    expect((await stand.desk.get('/policies/headline/versions/9/differences?from=1', 'e-sales')).status).toBe(404);
    expect((await stand.desk.get('/policies/headline/versions/1/differences', 'e-sales')).status).toBe(400);
  });
});
