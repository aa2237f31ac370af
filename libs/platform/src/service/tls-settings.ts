/** Encryption of the way to a server that is not ours: managed Kafka and Temporal ask for it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** PEM texts: whose certificates are trusted instead of the public authorities', and what this side shows of itself. */
export interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}
export type TlsServer = 'GUITU_KAFKA' | 'GUITU_TEMPORAL';
/** What is wrong, by variable; values are never repeated. */
export interface Fault { readonly path: string; readonly message: string }

const Pem = z.string().transform((given, context) => {
  if (given.startsWith('-----BEGIN ')) return given;
  try {
    return readFileSync(given, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: 'PEM text, or a file with it' });
    return z.NEVER;
  }
});
const Variables = z.object({ TLS: z.enum(['on', 'off']).default('off'), CA: Pem.optional(), CERT: Pem.optional(), KEY: Pem.optional() });

/**
 * Reads `<server>_TLS` (on, off: the default), `_CA`, `_CERT` and `_KEY`; each PEM text itself or the path of a file with it.
 * @returns `tls` undefined: not encrypted
 */
export function readTls(server: TlsServer, env: Readonly<Record<string, string | undefined>>): { readonly tls: Tls | undefined; readonly faults: readonly Fault[] } {
  const read = Variables.safeParse(Object.fromEntries(Object.keys(Variables.shape).flatMap((name) => [[name, env[`${server}_${name}`] || undefined]])));
  if (!read.success) return { tls: undefined, faults: read.error.issues.map(({ path, message }) => ({ path: `${server}_${path.join('.')}`, message })) };
  const { TLS, CA, CERT, KEY } = read.data;
  const faults: Fault[] = [];
  if (TLS === 'off') for (const [name, value] of Object.entries({ CA, CERT, KEY })) if (value !== undefined) faults.push({ path: `${server}_${name}`, message: `only with ${server}_TLS=on` });
  if ((CERT === undefined) !== (KEY === undefined)) faults.push({ path: `${server}_${CERT === undefined ? 'CERT' : 'KEY'}`, message: 'certificate and key belong together' });
  return { tls: TLS === 'off' ? undefined : { ...(CA !== undefined && { ca: CA }), ...(CERT !== undefined && { cert: CERT }), ...(KEY !== undefined && { key: KEY }) }, faults };
}
