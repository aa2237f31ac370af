/** How tokens are checked, from the environment. */
import { z } from 'zod';

export const AuthConfig = z.object({
  /** dev: Guitu issues tokens for its demo people · oidc: an identity provider does */
  GUITU_AUTH_MODE: z.enum(['dev', 'oidc']).default('dev'),
  GUITU_AUTH_ISSUER: z.url().default('http://guitu.dev/issuer'),
  GUITU_AUTH_AUDIENCE: z.string().min(1).default('guitu'),
  /** where the provider publishes its keys; required for oidc */
  GUITU_AUTH_JWKS_URL: z.url().optional(),
  /** name of the claim that holds {staff, dept, roles, companyCode, plantCodes} */
  GUITU_AUTH_CLAIM: z.string().min(1).default('guitu'),
  /** dev: private key as JWK (JSON) shared by services in several processes; without it one key per process */
  GUITU_AUTH_DEV_KEY: z.string().optional(),
}).refine((c) => c.GUITU_AUTH_MODE === 'dev' || c.GUITU_AUTH_JWKS_URL !== undefined, {
  path: ['GUITU_AUTH_JWKS_URL'], error: 'needed when GUITU_AUTH_MODE=oidc',
});
export type AuthConfig = z.infer<typeof AuthConfig>;
