/** Tokens for the demo people, when GUITU_AUTH_MODE=dev and never otherwise. */
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';
import type { AuthConfig } from './auth-config.js';
import { Actor } from './actor.js';

const ALGORITHM = 'ES256';
const KEY_ID = 'guitu-dev';
/** A working day. */
const LIFETIME = '12h';

interface KeyPair { readonly sign: CryptoKey; readonly jwks: JSONWebKeySet }
let generated: Promise<KeyPair> | undefined;

/** A private key for GUITU_AUTH_DEV_KEY, as JSON text. */
export async function newDevKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

async function keyPair(text: string): Promise<KeyPair> {
  const secret = { ...(JSON.parse(text) as JWK), alg: ALGORITHM, kid: KEY_ID, use: 'sig' };
  const { d: _private, ...open } = secret;
  return { sign: (await importJWK(secret, ALGORITHM)) as CryptoKey, jwks: { keys: [open] } };
}

/** Issues dev tokens and serves the matching public keys. Services of one process share a key; several processes need GUITU_AUTH_DEV_KEY. */
export class DevIssuer {
  private constructor(private readonly config: AuthConfig, private readonly pair: KeyPair) {}

  static async create(config: AuthConfig): Promise<DevIssuer> {
    if (config.GUITU_AUTH_MODE !== 'dev') throw new Error('the dev issuer runs only with GUITU_AUTH_MODE=dev');
    if (config.GUITU_AUTH_DEV_KEY !== undefined) return new DevIssuer(config, await keyPair(config.GUITU_AUTH_DEV_KEY));
    generated ??= newDevKey().then(keyPair);
    return new DevIssuer(config, await generated);
  }

  get jwks(): JSONWebKeySet {
    return this.pair.jwks;
  }

  /** @param lifetime as jose reads it, e.g. '12h'; negative for an expired one in tests */
  token(person: Actor, lifetime: string = LIFETIME): Promise<string> {
    const { staff, dept, roles, companyCode, plantCodes } = person;
    return new SignJWT({ [this.config.GUITU_AUTH_CLAIM]: Actor.parse({ staff, dept, roles, companyCode, plantCodes }) })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: 'JWT' })
      .setIssuer(this.config.GUITU_AUTH_ISSUER).setAudience(this.config.GUITU_AUTH_AUDIENCE).setSubject(staff)
      .setIssuedAt().setExpirationTime(lifetime).sign(this.pair.sign);
  }
}
