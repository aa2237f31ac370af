/** How tokens are checked, from the environment. */
import { z } from 'zod';

/** Signatures by a private key alone: with a shared secret whoever can check a token could make one. */
export const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'] as const;
/** Fields of the person that a provider's claims may hold; what is not mapped comes from the house's own records. */
export const CLAIM_FIELDS = ['staff', 'dept', 'roles', 'companyCode', 'plantCodes'] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

const list = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part.length > 0);
const ClaimMap = z.partialRecord(z.enum(CLAIM_FIELDS), z.string().min(1).max(200)).refine((map) => map.staff !== undefined, { error: 'must say which claim names the employee (staff)' });

export const AuthConfig = z.object({
  /** trial: demo people may sign in · production: they may not */
  GUITU_ENVIRONMENT: z.enum(['trial', 'production']).default('trial'),
  /** dev: Guitu issues tokens for its demo people · oidc: an identity provider does */
  GUITU_AUTH_MODE: z.enum(['dev', 'oidc']).default('dev'),
  /** exactly as in the token's `iss`; without GUITU_AUTH_JWKS_URL its discovery document says where the keys are */
  GUITU_AUTH_ISSUER: z.url().default('http://guitu.dev/issuer'),
  /** one of these must stand in the token's `aud` */
  GUITU_AUTH_AUDIENCE: z.string().default('guitu').transform(list).pipe(z.array(z.string()).min(1).max(10)),
  /** where the provider publishes its keys, for one without discovery */
  GUITU_AUTH_JWKS_URL: z.url().optional(),
  GUITU_AUTH_ALGORITHMS: z.string().default('ES256,ES384,EdDSA,PS256,RS256').transform(list).pipe(z.array(z.enum(ALGORITHMS)).min(1)),
  /** s by which the clocks of provider and service may differ */
  GUITU_AUTH_CLOCK_SKEW: z.coerce.number().int().min(0).max(300).default(30),
  /** `typ` a token must have, e.g. at+jwt (RFC 9068); without it any */
  GUITU_AUTH_TOKEN_TYPE: z.string().min(1).max(40).optional(),
  /** name of the claim that holds {staff, dept, roles, companyCode, plantCodes}, if the provider can be taught to */
  GUITU_AUTH_CLAIM: z.string().min(1).default('guitu'),
  /** otherwise which claim holds what, as JSON: {"staff":"employee_number","roles":"realm_access.roles"}; dots go into objects */
  GUITU_AUTH_CLAIMS: z.string().transform(parsed).pipe(ClaimMap).optional(),
  /** dev: private key as JWK (JSON) shared by services in several processes; without it one key per process */
  GUITU_AUTH_DEV_KEY: z.string().optional(),
}).refine((c) => c.GUITU_AUTH_MODE === 'oidc' || c.GUITU_ENVIRONMENT === 'trial', {
  path: ['GUITU_AUTH_MODE'], error: 'demo people do not sign in where GUITU_ENVIRONMENT=production: use oidc',
}).refine((c) => c.GUITU_AUTH_MODE === 'dev' || !c.GUITU_AUTH_ISSUER.startsWith('http://guitu.dev/'), {
  path: ['GUITU_AUTH_ISSUER'], error: 'needed when GUITU_AUTH_MODE=oidc',
});
export type AuthConfig = z.infer<typeof AuthConfig>;

function parsed(text: string, context: z.core.$RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}
