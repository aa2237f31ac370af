/** Public keys of an identity provider: fetched when first needed, cached, and fetched again when a token names a key that is not among them. */
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { AuthConfig } from './auth-config.js';

/** ms to wait for the provider. */
const PATIENCE = 5_000;
/** After an unknown key the provider is not asked again for so long (ms), or anybody could make us ask for ever. */
export const COOL_DOWN = 10_000;
/** A key the provider has withdrawn counts no longer than this (ms). */
export const KEYS_LAST = 300_000;

/** What of the discovery document (OpenID Connect Discovery 1.0 §4) is needed. */
const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** The provider cannot be asked at present, or answers nonsense; the token is not to blame. */
export class ProviderUnavailable extends Error {}

/** @returns for each token the key that must have signed it; throws ProviderUnavailable or what jose throws for a token no key fits */
export function providerKeys(config: AuthConfig): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= keyAddress(config).then((url) => createRemoteJWKSet(url, { timeoutDuration: PATIENCE, cooldownDuration: COOL_DOWN, cacheMaxAge: KEYS_LAST }));
    try {
      return await (await keys)(header, token);
    } catch (error) {
      // an address that did not answer is asked for again with the next token
      if (error instanceof ProviderUnavailable) keys = undefined;
      throw error;
    }
  };
}

async function keyAddress({ GUITU_AUTH_JWKS_URL: given, GUITU_AUTH_ISSUER: issuer }: AuthConfig): Promise<URL> {
  if (given !== undefined) return new URL(given);
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error', headers: { accept: 'application/json' } })
    .then((response) => (response.ok ? response.json() : null), () => null);
  const found = Discovery.safeParse(answer);
  if (!found.success) throw new ProviderUnavailable(`no discovery document at ${address}`);
  // a document that speaks for another issuer may not name the keys of this one (§4.3)
  if (found.data.issuer !== issuer) throw new ProviderUnavailable(`the discovery document at ${address} is that of another issuer`);
  return new URL(found.data.jwks_uri);
}
