/** The ways to Temporal: a lazy one for clients, usable as soon as Temporal is there, also after it was away; and what a worker connects by. */
import { Client, Connection } from '@temporalio/client';
import type { TemporalConfig } from './temporal-config.js';

export const connectClient = (config: TemporalConfig): Client => new Client({ connection: Connection.lazy(wayTo(config)), namespace: config.namespace });

/** Address, encryption and login, as either of the two kinds of connection takes them. */
export function wayTo({ address, tls, apiKey }: TemporalConfig): { address: string; tls?: TlsOptions; apiKey?: string } {
  return { address, ...(tls && { tls: tlsOf(tls) }), ...(apiKey !== undefined && { apiKey }) };
}

interface TlsOptions { serverRootCACertificate?: Buffer; clientCertPair?: { crt: Buffer; key: Buffer } }

const tlsOf = ({ ca, cert, key }: NonNullable<TemporalConfig['tls']>): TlsOptions => ({
  ...(ca !== undefined && { serverRootCACertificate: Buffer.from(ca) }),
  ...(cert !== undefined && key !== undefined && { clientCertPair: { crt: Buffer.from(cert), key: Buffer.from(key) } }),
});
