import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { AccessDenied } from './access-denied.js';
import type { Actor } from './actor.js';
import { AuthConfig } from './auth-config.js';
import { TokenCheck } from './token-check.js';
import { VerifiedTokens } from './verified-tokens.js';

const person: Actor = { staff: 'e-qc', dept: 'QUALITY', roles: ['qc'], companyCode: 'GT01', plantCodes: ['SZ1'] };
const START = Date.UTC(2026, 10, 22, 8);
const MINUTE = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'performance'] });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('a token that was checked', () => {
  const config = AuthConfig.parse({ GUITU_AUTH_MODE: 'dev' });
  const made = async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const check = new TokenCheck(config, { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] });
    return { check, sign: (claim: object, expires: string, key: CryptoKey = privateKey) => sign(claim, expires, key) };
  };
  const sign = (claim: object, expires: string, key: CryptoKey) =>
    new SignJWT({ [config.GUITU_AUTH_CLAIM]: claim }).setProtectedHeader({ alg: 'ES256' }).setIssuer(config.GUITU_AUTH_ISSUER).setAudience(config.GUITU_AUTH_AUDIENCE).setIssuedAt().setExpirationTime(expires).sign(key);
  const answer = (check: TokenCheck, token: string) => check.claimed(`Bearer ${token}`).then((actor) => actor.staff, (error: AccessDenied) => error.code);

  it('is not checked again for a minute, then it is', async () => {
    const { check, sign } = await made();
    const token = await sign(person, '1h');
    const verify = jest.spyOn(globalThis.crypto.subtle, 'verify');
    for (let nr = 0; nr < 5; nr += 1) expect(await answer(check, token)).toBe('e-qc');
    expect(verify).toHaveBeenCalledTimes(1);
    jest.setSystemTime(START + MINUTE);
    expect(await answer(check, token)).toBe('e-qc');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('is refused once it has expired, though it was good a moment ago', async () => {
    const { check, sign } = await made();
    const token = await sign(person, '10s');
    expect(await answer(check, token)).toBe('e-qc');
    jest.setSystemTime(START + 41_000);
    expect(await answer(check, token)).toBe('token-expired');
  });

  it('vouches for no other token: not with another signature, body or key', async () => {
    const { check, sign } = await made();
    const token = await sign(person, '1h');
    expect(await answer(check, token)).toBe('e-qc');
    const [head = '', , signature = ''] = token.split('.');
    const [, foreignBody = '', foreignSignature = ''] = (await sign({ ...person, staff: 'e-gm', roles: ['gm'] }, '1h', (await generateKeyPair('ES256')).privateKey)).split('.');
    expect(await answer(check, `${head}.${foreignBody}.${signature}`)).toBe('token-invalid');
    expect(await answer(check, `${head}.${foreignBody}.${foreignSignature}`)).toBe('token-invalid');
  });

  it('that was refused is checked anew each time', async () => {
    const { check } = await made();
    const foreign = await sign(person, '1h', (await generateKeyPair('ES256')).privateKey);
    const verify = jest.spyOn(globalThis.crypto.subtle, 'verify');
    for (let nr = 0; nr < 2; nr += 1) expect(await answer(check, foreign)).toBe('token-invalid');
    expect(verify).toHaveBeenCalledTimes(2);
  });
});

it('of very many tokens the ones used last are known', () => {
  const tokens = new VerifiedTokens();
  tokens.remember('in use', person, START + MINUTE);
  for (let nr = 0; nr < 1_500; nr += 1) {
    tokens.remember(`token ${nr}`, person, START + MINUTE);
    expect(tokens.find('in use')).toEqual(person);
  }
  expect([tokens.find('token 0'), tokens.find('token 1499')]).toEqual([undefined, person]);
});
