/** How this house shows itself to a Kafka that wants encryption or a login. */
import type { KafkaSecurity } from '@guitu/messaging/kafka-client';
import { z } from 'zod';
import { type Fault, readTls } from './tls-settings.js';

const Variables = z.object({
  GUITU_KAFKA_SASL: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  GUITU_KAFKA_USERNAME: z.string().optional(),
  GUITU_KAFKA_PASSWORD: z.string().optional(),
});

/** @param env variables that are empty are left out already @returns nothing of both: a broker that asks for neither */
export function readKafkaSecurity(env: Readonly<Record<string, string | undefined>>): { readonly security: KafkaSecurity; readonly faults: readonly Fault[] } {
  const { tls, faults: wrong } = readTls('GUITU_KAFKA', env);
  const read = Variables.safeParse(env);
  if (!read.success) return { security: {}, faults: [...wrong, ...read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))] };
  const { GUITU_KAFKA_SASL: mechanism, GUITU_KAFKA_USERNAME: username, GUITU_KAFKA_PASSWORD: password } = read.data;
  const faults = [...wrong];
  for (const [path, value] of Object.entries({ GUITU_KAFKA_USERNAME: username, GUITU_KAFKA_PASSWORD: password })) {
    if ((value === undefined) !== (mechanism === undefined)) faults.push({ path, message: mechanism === undefined ? 'only with GUITU_KAFKA_SASL' : `needed for GUITU_KAFKA_SASL=${mechanism}` });
  }
  // it would send the password as it is
  if (mechanism === 'plain' && tls === undefined) faults.push({ path: 'GUITU_KAFKA_SASL', message: 'plain needs GUITU_KAFKA_TLS=on' });
  return { security: { ...(tls && { ssl: { ...tls } }), ...(mechanism && username !== undefined && password !== undefined && { sasl: { mechanism, username, password } }) }, faults };
}
