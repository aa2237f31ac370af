/** Checks a bearer token: signature by a key of the issuer, allowed algorithms only, issuer, audience, times; then who it is about. */
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { AccessDenied } from './access-denied.js';
import type { AuthConfig } from './auth-config.js';
import { claimedPerson, type ClaimedPerson } from './claimed-person.js';
import { providerKeys } from './provider-keys.js';
import { VerifiedTokens } from './verified-tokens.js';

/** What jose throws when the token itself is at fault; anything else (no answer, no key set) is the provider's. */
const FAULTS_OF_THE_TOKEN = [
  errors.JWSInvalid, errors.JWTInvalid, errors.JWTClaimValidationFailed, errors.JWSSignatureVerificationFailed, errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported, errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys,
];

export class TokenCheck {
  private readonly keys: JWTVerifyGetKey;
  private readonly verified = new VerifiedTokens();

  /** @param local the dev issuer's public keys; without them the provider's are fetched and cached */
  constructor(private readonly config: AuthConfig, local?: JSONWebKeySet) {
    this.keys = local === undefined ? providerKeys(config) : createLocalJWKSet(local);
  }

  /** @throws AccessDenied: 401 missing, expired or not acceptable, never why in detail; 503 when the provider's keys cannot be had */
  async claimed(authorization: string | undefined): Promise<ClaimedPerson> {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw AccessDenied.unauthenticated('token-missing', '请先登录（缺少令牌）。', 'Sign in first: no bearer token.');
    const known = this.verified.find(token);
    if (known !== undefined) return known;
    const payload = await this.verify(token);
    const person = claimedPerson(payload, this.config);
    if (person === null) throw AccessDenied.unauthenticated('token-incomplete', '令牌缺少员工信息。', 'The token does not say who the employee is.');
    this.verified.remember(token, person, ((payload.exp ?? 0) + this.config.GUITU_AUTH_CLOCK_SKEW) * 1_000);
    return person;
  }

  private async verify(token: string): Promise<JWTPayload> {
    const { GUITU_AUTH_ISSUER: issuer, GUITU_AUTH_AUDIENCE: audience, GUITU_AUTH_ALGORITHMS: algorithms, GUITU_AUTH_TOKEN_TYPE: typ } = this.config;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer, audience, algorithms, clockTolerance: this.config.GUITU_AUTH_CLOCK_SKEW, requiredClaims: ['exp'], ...(typ !== undefined && { typ }),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw AccessDenied.unauthenticated('token-expired', '登录已过期，请重新登录。', 'The token has expired.');
      if (FAULTS_OF_THE_TOKEN.some((fault) => error instanceof fault)) throw AccessDenied.unauthenticated('token-invalid', '令牌无效。', 'The token is not valid.');
      throw new AccessDenied(503, 'sign-in-unavailable', '登录服务暂时不可用，请重试。', 'The identity provider cannot be reached; try again.');
    }
  }
}
