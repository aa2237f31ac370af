/** Checks a bearer token: signature by a key of the issuer, allowed algorithms only, issuer, audience, times; then the actor's claim. */
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { AccessDenied } from './access-denied.js';
import { Actor } from './actor.js';
import type { AuthConfig } from './auth-config.js';
import { VerifiedTokens } from './verified-tokens.js';

const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'];
/** Clocks of issuer and service may differ by so much (s). */
const TOLERANCE = 30;

export class TokenCheck {
  private readonly keys: JWTVerifyGetKey;
  private readonly verified = new VerifiedTokens();

  /** @param local the dev issuer's public keys; without them the keys are fetched from the configured address and cached */
  constructor(private readonly config: AuthConfig, local?: JSONWebKeySet) {
    if (local !== undefined) this.keys = createLocalJWKSet(local);
    else this.keys = createRemoteJWKSet(new URL(config.GUITU_AUTH_JWKS_URL ?? ''), { timeoutDuration: 5_000 });
  }

  /** @throws AccessDenied: 401 missing, expired or not acceptable, never why in detail; 503 when the provider's keys cannot be had */
  async actor(authorization: string | undefined): Promise<Actor> {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw AccessDenied.unauthenticated('token-missing', '请先登录（缺少令牌）。', 'Sign in first: no bearer token.');
    const known = this.verified.find(token);
    if (known !== undefined) return known;
    const payload = await this.verify(token);
    const actor = Actor.safeParse(payload[this.config.GUITU_AUTH_CLAIM]);
    if (!actor.success) throw AccessDenied.unauthenticated('token-incomplete', '令牌缺少员工信息。', 'The token does not say who the employee is.');
    this.verified.remember(token, actor.data, ((payload.exp ?? 0) + TOLERANCE) * 1_000);
    return actor.data;
  }

  private async verify(token: string): Promise<JWTPayload> {
    const { GUITU_AUTH_ISSUER: issuer, GUITU_AUTH_AUDIENCE: audience } = this.config;
    try {
      const { payload } = await jwtVerify(token, this.keys, { issuer, audience, algorithms: ALGORITHMS, clockTolerance: TOLERANCE, requiredClaims: ['exp'] });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw AccessDenied.unauthenticated('token-expired', '登录已过期，请重新登录。', 'The token has expired.');
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) throw AccessDenied.unauthenticated('token-invalid', '令牌无效。', 'The token is not valid.');
      throw new AccessDenied(503, 'sign-in-unavailable', '登录服务暂时不可用，请重试。', 'The identity provider cannot be reached; try again.');
    }
  }
}
