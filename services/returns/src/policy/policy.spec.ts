import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCEDURES, TIME_LAPSES } from '@guitu/return-process/policy/profiles/catalogue';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { Journal } from '@guitu/messaging/journal';
import { Database } from '@guitu/persistence/database';
import { ReturnsStand } from '../testbed/returns-stand.js';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import { SeedPolicies, shippedCalendar, shippedPolicy } from './seed-policies.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const published = (): Promise<{ subject: string; body: { sha256: string; body: unknown } }[]> =>
  stand.desk.database.dataSource.query(`select subject, body from journal where type in ('returns.policy-published.v1', 'returns.calendar-published.v1') order by subject`);

describe('the shipped procedures', () => {
  it('are published at the first start, each once, with the calendars they name', async () => {
    const subjects = (await published()).map((row) => row.subject);
    expect(subjects).toEqual([...CALENDARS.map(({ key, version }) => `calendar/${key}@${version}`), ...[...PROCEDURES, ...TIME_LAPSES].map((ref) => `policy/${ref}`)].sort());
    for (const { body } of await published()) expect(documentHash(body.body)).toBe(body.sha256);
  });

  it('are not published again by the next start', async () => {
    const before = await published();
    const { app } = stand.desk.service;
    await new SeedPolicies(app.get(Database), app.get(Journal)).onApplicationBootstrap();
    expect(await published()).toEqual(before);
  });

  it('name a calendar that ships too', () => {
    const calendars = CALENDARS.map((calendar) => calendar.key);
    for (const ref of [...PROCEDURES, ...TIME_LAPSES]) expect(calendars).toContain(shippedPolicy(ref).body['calendar']);
  });
});

describe('reading policies', () => {
  it('lists keys, versions and who follows what', async () => {
    const { status, body } = await stand.desk.get('/policies', 'e-keeper');
    expect(status).toBe(200);
    const policies = body['policies'] as { key: string; demo: boolean; title: { zh: string }; versions: { version: number; sha256: string }[] }[];
    const keyOf = (ref: string): string => ref.replace(/@\d+$/, '');
    expect(policies.map(({ key, demo }) => `${key} ${demo}`).sort()).toEqual([...PROCEDURES.map((ref) => `${keyOf(ref)} false`), ...TIME_LAPSES.map((ref) => `${keyOf(ref)} true`)].sort());
    expect(policies.find(({ key }) => key === 'S000-04')).toMatchObject({ title: { zh: '客退品处理（IATF）' }, versions: [{ version: 1, sha256: shippedPolicy('S000-04@1').sha256 }] });
    expect(body).toMatchObject({ houseDefault: 'headline', assignments: [] });
  });

  it('gives a version with its very document', async () => {
    const { body } = await stand.desk.get('/policies/S000-04/versions/1', 'e-qc');
    expect(documentHash(body['document'])).toBe(body['sha256']);
    expect(body).toMatchObject({ key: 'S000-04', version: 1, calendar: { version: 2 } });
  });

  it.each([['/policies/S000-04/versions/2', 404, 'not-found'], ['/policies/none/versions/1', 404, 'not-found'], ['/policies/S000-04/versions/0', 400, 'invalid'], ['/policies/S000-04/versions/1e3x', 400, 'invalid'], ['/policies?sort=key;drop', 400, 'unknown-field']])('%s: %d', async (path, status, code) => {
    await stand.refused([status, code], () => stand.desk.get(path, 'e-qc'));
  });
});

describe('checking a policy before it is published', () => {
  const check = (policy: object, person: string = 'e-saleshead') => stand.desk.send('POST', '/policies:check', person, policy);
  interface Found { readonly check: string; readonly severity: string; readonly path: string; readonly zh: string; readonly en: string }
  /** Without V28: how far the calendar reaches is a matter of today. */
  const found = async (policy: object): Promise<Found[]> => ((await check(policy)).body['problems'] as Found[]).filter((one) => one.check !== 'V28');
  const faults = async (policy: object): Promise<string[]> => (await found(policy)).map((one) => `${one.check} ${one.severity} ${one.path}`);

  it('one grown from a shipped parent may be published; nothing is stored', async () => {
    const before = await stand.desk.contents();
    const acme = { key: 'acme.S000-04', version: 1, extends: 'S000-04@1', zh: '艾克米客退', en: 'Returns of Acme' };
    const { status, body } = await check(acme);
    expect([status, body['mayBePublished'], await faults(acme)]).toEqual([200, true, []]);
    expect(await stand.desk.contents()).toEqual(before);
  });

  it('a fault is told with its check, its place and in both languages', async () => {
    const acme = { key: 'acme', version: 1, extends: 'S000-04@1', rework: { order: 'planner' } };
    expect((await check(acme)).body['mayBePublished']).toBe(false);
    expect(await found(acme)).toMatchObject([{ check: 'V03', severity: 'error', path: 'rework.order', zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]{3}/) }]);
  });

  it('a parent nobody ships, itself as a parent, an unknown field, a number that is none', async () => {
    expect(await faults({ key: 'acme', version: 1, extends: 'other@1' })).toEqual(['V01 error extends']);
    expect(await faults({ key: 'acme', version: 1, extends: 'acme@1' })).toEqual(['V01 error extends']);
    expect(await faults({ key: 'acme', version: 1, extends: 'headline@1', colour: 'red' })).toEqual(['V01 error colour']);
    expect(await faults({ key: 'acme', version: 1, extends: 'headline@1', loops: { rework: { max: 1.5 } } })).toEqual(['V02 error loops.rework.max']);
  });

  it('is for whom may publish', async () => {
    expect((await check({ key: 'acme', version: 1 }, 'e-keeper')).status).toBe(403);
    expect((await check({ version: 1 })).status).toBe(400);
  });
});

describe('assigning a policy', () => {
  const assign = (body: object, person: string = 'e-saleshead') => stand.desk.post('/policy-assignments', person, body);

  it('is for heads, holds from now on and is listed', async () => {
    await stand.refused([403, 'not-permitted'], () => assign({ policyKey: 'S000-04' }, 'e-sales'));
    expect((await assign({ policyKey: 'S000-04', customerCode: 'C-1' })).body).toMatchObject({ companyCode: 'GT01', customerCode: 'C-1', policyKey: 'S000-04' });
    expect((await stand.desk.get('/policies', 'e-sales')).body['assignments']).toMatchObject([{ customerCode: 'C-1', policyKey: 'S000-04' }]);
  });

  it('does not change returns that are registered', async () => {
    const returnNo = await stand.register({ customerCode: 'C-2' });
    await assign({ policyKey: 'S000-04', customerCode: 'C-2' });
    expect((await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-sales')).body['policy']).toMatchObject({ key: 'headline', version: 1 });
  });

  it('422: a policy that is not there', () => stand.refused([422, 'policy-not-in-force'], () => assign({ policyKey: 'S999' }), 'policyKey'));
  it('400: another company’s', () => stand.refused([400, 'invalid'], () => assign({ policyKey: 'S000-04', companyCode: 'XX01' })));

  it('refuses to ship a calendar that due times cannot be computed from, and says why', () => {
    const [calendar] = CALENDARS;
    if (calendar === undefined) throw new Error('no calendar is shipped');
    expect(() => shippedCalendar({ ...calendar, shifts: [] })).toThrow(/没有班次/);
    expect(shippedCalendar(calendar)).toMatchObject({ key: calendar.key, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
