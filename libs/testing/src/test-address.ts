/** Address of a server for tests, from the environment only. Throws a clear sentence when it is not given: a test never skips. */
export function testAddress(variable: 'GUITU_TEST_POSTGRES_URL' | 'GUITU_TEST_KAFKA_BROKERS'): string {
  const address = process.env[variable];
  if (!address) throw new Error(`缺少 ${variable}：请用 npm test 运行 / ${variable} is not set: run the tests by "npm test", which starts the servers`);
  return address;
}

/** Kafka brokers for tests. */
export const testBrokers = (): string[] => testAddress('GUITU_TEST_KAFKA_BROKERS').split(',');
