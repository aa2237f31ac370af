import { Kafka, logLevel, type Admin } from 'kafkajs';

/** Runs one admin conversation and closes it; a broker that is not up yet fails at once instead of being retried. */
export async function withAdmin<T>(brokers: string, use: (admin: Admin) => Promise<T>, retries = 0): Promise<T> {
  const kafka = new Kafka({
    clientId: 'guitu-stack',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    retry: { retries, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}
