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
    expect(policies.map(({ key, demo }) => `${key} ${demo}`)).toEqual(['S000-04 false', 'S000-04-lapse true', 'headline false', 'headline-lapse true']);
    expect(policies[0]).toMatchObject({ title: { zh: '客退品处理（IATF）' }, versions: [{ version: 1, sha256: shippedPolicy('S000-04@1').sha256 }] });
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
