import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type ISocketFactory, type KafkaConfig, type LogEntry, type SASLOptions } from 'kafkajs';
import { stopIdleSpin } from './kafkajs-idle-spin.js';
import { rejoinByName } from './kafkajs-rejoin.js';

/** Encryption and login, where a broker asks for them. */
export interface KafkaSecurity {
  /** PEM texts; an empty one trusts the public authorities and shows no certificate */
  readonly ssl?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string };
}

export interface KafkaAddress {
  /** `host:port` of each broker */
  brokers: readonly string[];
  /** Default: neither. */
  security?: KafkaSecurity;
  /** Name in the broker's logs. */
  clientId: string;
  /** How connections are opened, where not directly: through a tunnel, or a fault proxy. */
  socketFactory?: ISocketFactory;
}

/** A broker that does not answer in this time is treated as gone (ms). */
const CONNECTION_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 10_000;

/** The one place that makes kafkajs clients. */
export function createKafka(address: KafkaAddress): Kafka {
  stopIdleSpin();
  rejoinByName();
  const config: KafkaConfig = {
    clientId: address.clientId,
    brokers: [...address.brokers],
    ...(address.socketFactory ? { socketFactory: address.socketFactory } : {}),
    ...(address.security?.ssl && { ssl: { ...address.security.ssl } }),
    ...(address.security?.sasl && { sasl: { ...address.security.sasl } as SASLOptions }),
    connectionTimeout: CONNECTION_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.WARN,
    logCreator: () => logToNest,
  };
  return new Kafka(config);
}

const logger = new Logger('Kafka');
/** kafkajs repeats itself with every attempt; the same text is logged again only after this (ms). */
const SAY_AGAIN = 30_000;
const lastSaid = new Map<string, number>();

function logToNest({ level, namespace, log }: LogEntry): void {
  const { message, groupId, error } = log as { message: string; groupId?: string; error?: unknown };
  const text = [namespace, message, groupId, error].filter((part) => typeof part === 'string' && part !== '').join(' · ');
  const now = performance.now();
  if (now - (lastSaid.get(text) ?? -Infinity) < SAY_AGAIN) return;
  if (lastSaid.size > 200) lastSaid.clear();
  lastSaid.set(text, now);
  if (level <= logLevel.ERROR) logger.error(text);
  else logger.warn(text);
}
