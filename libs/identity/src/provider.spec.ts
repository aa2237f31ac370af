import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AccessDenied } from './access-denied.js';
import { AuthConfig } from './auth-config.js';
import { COOL_DOWN, KEYS_LAST } from './provider-keys.js';
import { IssuerStand } from './testbed/issuer-stand.js';
import { TokenCheck } from './token-check.js';

const person = { staff: 'e-qc', dept: 'QUALITY', roles: ['qc'], companyCode: 'GT01', plantCodes: ['SZ1'] };
let one: IssuerStand;
let other: IssuerStand;
beforeAll(async () => {
  [one, other] = [await IssuerStand.start(), await IssuerStand.start()];
  await one.addKey('k1');
  await one.addKey('rsa', 'RS256');
  await other.addKey('k1');
});
afterEach(() => {
  jest.useRealTimers();
  one.status = 200;
  one.discovery = {};
});
afterAll(() => Promise.all([one.stop(), other.stop()]));

const checkOf = (issuer: IssuerStand, more: object = {}) => new TokenCheck(AuthConfig.parse({ GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: issuer.url, ...more }));
const answer = (check: TokenCheck, token: string) => check.claimed(`Bearer ${token}`).then((actor) => actor.staff, (error: AccessDenied) => `${error.status} ${error.code}`);
/** Date alone stands still or jumps; timers and sockets go on. */
const at = (instant: number) => jest.useFakeTimers({ now: instant, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'clearInterval', 'clearTimeout', 'performance'] });

describe('a provider found by its discovery document', () => {
  it('vouches for its own tokens and for no other provider’s', async () => {
    expect(await answer(checkOf(one), await one.token({ guitu: person }))).toBe('e-qc');
    expect(await answer(checkOf(other), await other.token({ guitu: person }))).toBe('e-qc');
    expect(await answer(checkOf(one), await other.token({ guitu: person }))).toBe('401 token-invalid');
    // the same key id, and even the right issuer’s name: the signature is the other’s
    expect(await answer(checkOf(one), await other.token({ guitu: person }, { issuer: one.url }))).toBe('401 token-invalid');
  });

  it('that speaks for another issuer, or cannot be asked, is the provider’s fault and is asked again', async () => {
    const check = checkOf(one);
    const token = await one.token({ guitu: person });
    one.discovery = { issuer: other.url };
    expect(await answer(check, token)).toBe('503 sign-in-unavailable');
    one.discovery = {};
    one.status = 500;
    expect(await answer(check, token)).toBe('503 sign-in-unavailable');
    one.status = 200;
    expect(await answer(check, token)).toBe('e-qc');
  });

  it('whose keys cannot be had is no fault of the token', async () => {
    const check = checkOf(one, { GUITU_AUTH_JWKS_URL: `${one.url}/keys` });
    one.status = 503;
    expect(await answer(check, await one.token({ guitu: person }))).toBe('503 sign-in-unavailable');
  });
});

describe('what a token must be', () => {
  it.each<[string, object, object, string]>([
    ['for one of our audiences', { GUITU_AUTH_AUDIENCE: 'guitu, guitu-desk' }, { audience: ['erp', 'guitu-desk'] }, 'e-qc'],
    ['for no other audience', { GUITU_AUTH_AUDIENCE: 'guitu' }, { audience: ['erp', 'guitu-desk'] }, '401 token-invalid'],
    ['signed by an algorithm we allow', {}, { kid: 'rsa' }, 'e-qc'],
    ['signed by no algorithm we do not', { GUITU_AUTH_ALGORITHMS: 'ES256' }, { kid: 'rsa' }, '401 token-invalid'],
    ['of the type we ask for', { GUITU_AUTH_TOKEN_TYPE: 'at+jwt' }, { typ: 'at+jwt' }, 'e-qc'],
    ['and no ID token beside it', { GUITU_AUTH_TOKEN_TYPE: 'at+jwt' }, { typ: 'JWT' }, '401 token-invalid'],
    ['not older than the clocks may differ', { GUITU_AUTH_CLOCK_SKEW: '60' }, { lifetime: '-45s' }, 'e-qc'],
    ['and then it has expired', { GUITU_AUTH_CLOCK_SKEW: '30' }, { lifetime: '-45s' }, '401 token-expired'],
  ])('%s', async (_what, config, changes, expected) => {
    expect(await answer(checkOf(one, config), await one.token({ guitu: person }, changes))).toBe(expected);
  });

  it('refuses algorithms by a shared secret already in the configuration', () => {
    for (const bad of ['HS256', 'none', 'ES256,HS512']) expect(AuthConfig.safeParse({ GUITU_AUTH_ALGORITHMS: bad }).success).toBe(false);
  });
});

describe('keys change', () => {
  it('a new key counts after ten seconds at most, a withdrawn one no longer after five minutes', async () => {
    const start = Date.now();
    at(start);
    const issuer = await IssuerStand.start();
    await issuer.addKey('k1');
    const check = checkOf(issuer);
    expect(await answer(check, await issuer.token({ guitu: person }))).toBe('e-qc');
    await issuer.addKey('k2');
    issuer.shown = ['k2'];
    // nobody can make us ask the provider without end
    const asked = issuer.asked;
    expect(await answer(check, await issuer.token({ guitu: person }, { kid: 'k2' }))).toBe('401 token-invalid');
    expect(issuer.asked).toBe(asked);
    at(start + COOL_DOWN + 1);
    expect(await answer(check, await issuer.token({ guitu: person }, { kid: 'k2' }))).toBe('e-qc');
    at(start + COOL_DOWN + KEYS_LAST + 1_000);
    expect(await answer(check, await issuer.token({ guitu: person }, { kid: 'k1', lifetime: '1h' }))).toBe('401 token-invalid');
    await issuer.stop();
  });
});

describe('claims of any provider', () => {
  const map = (fields: object) => ({ GUITU_AUTH_CLAIMS: JSON.stringify(fields) });
  const whole = { staff: 'employee_number', dept: 'guitu.department', roles: 'realm_access.roles', companyCode: 'https://guitu.example/company', plantCodes: 'plants' };
  const claims = { employee_number: 'QC-7', guitu: { department: 'QUALITY' }, realm_access: { roles: ['offline_access', 'qc', 'uma_authorization'] }, 'https://guitu.example/company': 'GT01', plants: 'SZ1 DG1' };

  it('are read where the map says, an employee number as the id of the house', async () => {
    expect(await checkOf(one, map(whole)).claimed(`Bearer ${await one.token(claims)}`)).toEqual({ staff: 'e-qc-7', dept: 'QUALITY', roles: ['qc'], companyCode: 'GT01', plantCodes: ['SZ1', 'DG1'] });
    expect(await answer(checkOf(one, map(whole)), await one.token({ ...claims, employee_number: 4711 }))).toBe('e-4711');
  });

  it.each<[string, object]>([
    ['nobody', { employee_number: undefined }], ['a name', { employee_number: '林晓 Lin Xiao, a name that is far too long' }], ['no department of ours', { guitu: { department: 'SALES-EU' } }],
    ['no role of ours', { realm_access: { roles: ['offline_access', '__proto__', 'toString'] } }], ['no plant', { plants: [] }], ['something that is no list', { realm_access: { roles: { qc: true } } }],
  ])('that name %s are refused', async (_what, changes) => {
    expect(await answer(checkOf(one, map(whole)), await one.token({ ...claims, ...changes }))).toBe('401 token-incomplete');
  });

  it('must at least say which claim is the employee', () => {
    for (const bad of ['{"roles":"groups"}', 'nonsense', '[]', '{"staff":""}', '{"staff":"sub","name":"name"}']) {
      expect(AuthConfig.safeParse({ GUITU_AUTH_CLAIMS: bad }).error?.issues[0]?.path[0]).toBe('GUITU_AUTH_CLAIMS');
    }
  });
});
