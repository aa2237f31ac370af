import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { AccessDenied } from './access-denied.js';
import { AuthConfig } from './auth-config.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { DevIssuer, newDevKey } from './dev-issuer.js';
import { TokenCheck } from './token-check.js';

const person = { staff: 'e-qc', dept: 'QUALITY', roles: ['qc'], companyCode: 'GT01', plantCodes: ['SZ1'] };
const codeOf = (check: TokenCheck, authorization: string | undefined) => check.claimed(authorization).then(() => 'accepted', (error: AccessDenied) => `${error.status} ${error.code}`);

describe('a token of an identity provider', () => {
  let server: Server;
  let check: TokenCheck;
  let key: CryptoKey;
  let open: JWK;
  const config = () => AuthConfig.parse({ GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: 'https://sso.example', GUITU_AUTH_JWKS_URL: `http://127.0.0.1:${(server.address() as { port: number }).port}/keys` });

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    key = pair.privateKey;
    open = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
    server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [open] })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    check = new TokenCheck(config());
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  interface Changes { issuer?: string; audience?: string; expires?: string | null; claim?: unknown; sign?: CryptoKey | Uint8Array; alg?: string; notBefore?: string }
  const token = ({ issuer = 'https://sso.example', audience = 'guitu', expires = '5m', claim = person, sign = key, alg = 'ES256', notBefore }: Changes = {}) => {
    const jwt = new SignJWT({ guitu: claim }).setProtectedHeader({ alg, kid: 'k1' }).setIssuer(issuer).setAudience(audience).setIssuedAt();
    if (expires !== null) jwt.setExpirationTime(expires);
    if (notBefore !== undefined) jwt.setNotBefore(notBefore);
    return jwt.sign(sign);
  };

  it('says who it is', async () => {
    expect(await check.claimed(`Bearer ${await token()}`)).toEqual(person);
  });

  it.each<[string, Changes, string]>([
    ['of another issuer', { issuer: 'https://evil.example' }, '401 token-invalid'],
    ['for another audience', { audience: 'somebody' }, '401 token-invalid'],
    ['that has expired', { expires: '-2m' }, '401 token-expired'],
    ['that never expires', { expires: null }, '401 token-invalid'],
    ['that is not valid yet', { notBefore: '5m' }, '401 token-invalid'],
    ['without an employee', { claim: null }, '401 token-incomplete'],
    ['with a name instead of a staff id', { claim: { ...person, staff: '林晓' } }, '401 token-incomplete'],
    ['with more than we know', { claim: { ...person, admin: true } }, '401 token-incomplete'],
  ])('is refused %s', async (_what, changes, expected) => {
    expect(await codeOf(check, `Bearer ${await token(changes)}`)).toBe(expected);
  });

  it('is refused when signed by another key, or by the public key as if it were a shared secret', async () => {
    const stranger = await generateKeyPair('ES256');
    expect(await codeOf(check, `Bearer ${await token({ sign: stranger.privateKey })}`)).toBe('401 token-invalid');
    expect(await codeOf(check, `Bearer ${await token({ alg: 'HS256', sign: new TextEncoder().encode(JSON.stringify(open)) })}`)).toBe('401 token-invalid');
  });

  it('is refused unsigned, changed, or absent', async () => {
    const [head = '', body = '', signature = ''] = (await token()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const other = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), guitu: { ...person, roles: ['gm'] } })).toString('base64url');
    expect(await codeOf(check, `Bearer ${none}.${body}.`)).toBe('401 token-invalid');
    expect(await codeOf(check, `Bearer ${head}.${other}.${signature}`)).toBe('401 token-invalid');
    for (const header of [undefined, '', 'Bearer', 'Bearer ', `Basic ${head}`, `Bearer ${head} ${body}`]) expect(await codeOf(check, header)).toBe('401 token-missing');
  });

  it('is not blamed when the provider cannot be reached', async () => {
    const away = new TokenCheck({ ...config(), GUITU_AUTH_JWKS_URL: 'http://127.0.0.1:9/keys' });
    expect(await codeOf(away, `Bearer ${await token()}`)).toBe('503 sign-in-unavailable');
  });
});

describe('the dev issuer', () => {
  const config = (more: object = {}) => AuthConfig.parse({ GUITU_AUTH_MODE: 'dev', ...more });

  it('issues tokens that services of other processes accept when they share its key', async () => {
    const key = await newDevKey();
    const [one, two] = [await DevIssuer.create(config({ GUITU_AUTH_DEV_KEY: key })), await DevIssuer.create(config({ GUITU_AUTH_DEV_KEY: key }))];
    const actor = await new TokenCheck(config(), two.jwks).claimed(`Bearer ${await one.token(DEMO_PEOPLE[0]!)}`);
    expect(actor).toEqual({ staff: 'e-sales', dept: 'SALES', roles: ['sales'], companyCode: 'GT01', plantCodes: ['SZ1'] });
  });

  it('never shows its private key, and is refused with another', async () => {
    const [one, two] = [await DevIssuer.create(config({ GUITU_AUTH_DEV_KEY: await newDevKey() })), await DevIssuer.create(config())];
    expect(Object.keys(one.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(await codeOf(new TokenCheck(config(), two.jwks), `Bearer ${await one.token(DEMO_PEOPLE[0]!)}`)).toBe('401 token-invalid');
  });

  it('does not exist beside an identity provider, which must be named', async () => {
    const oidc = AuthConfig.parse({ GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: 'https://sso.example', GUITU_AUTH_JWKS_URL: 'https://sso.example/keys' });
    await expect(DevIssuer.create(oidc)).rejects.toThrow('GUITU_AUTH_MODE=dev');
    expect(AuthConfig.safeParse({ GUITU_AUTH_MODE: 'oidc' }).error?.issues[0]?.path).toEqual(['GUITU_AUTH_ISSUER']);
  });

  it('is refused in production', () => {
    expect(AuthConfig.safeParse({ GUITU_ENVIRONMENT: 'production' }).error?.issues[0]?.path).toEqual(['GUITU_AUTH_MODE']);
    expect(AuthConfig.safeParse({ GUITU_ENVIRONMENT: 'production', GUITU_AUTH_MODE: 'dev' }).success).toBe(false);
    expect(AuthConfig.safeParse({ GUITU_ENVIRONMENT: 'production', GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: 'https://sso.example' }).success).toBe(true);
  });
});
