import { describe, expect, it } from '@jest/globals';
import { TEST_AUTHORITY, TEST_CLIENT } from '@guitu/testing/test-certificates';
import { readServiceConfig } from './service-config.js';

const good = { GUITU_QUALITY_DATABASE_URL: 'postgres://q:secret@db/guitu_quality', GUITU_QUALITY_PORT: '4003', GUITU_KAFKA_BROKERS: 'a:9092, b:9092' };
const faults = (env: Record<string, string | undefined>): string[] => {
  try {
    readServiceConfig('quality', env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map((line) => line.trim().split(':')[0] ?? '');
  }
};

describe('readServiceConfig', () => {
  it('reads a service’s own variables and what all share, with defaults', () => {
    expect(readServiceConfig('quality', { ...good, GUITU_ORCHESTRATOR_URL: 'http://o:4005' })).toMatchObject({
      name: 'quality', port: 4003, kafka: { brokers: ['a:9092', 'b:9092'], clientId: 'guitu-quality', security: {} }, topicPrefix: 'guitu', host: '127.0.0.1', poolSize: 10, timeZone: 'Asia/Shanghai',
      auth: { GUITU_AUTH_MODE: 'dev' }, peers: { process: 'http://o:4005' },
    });
  });

  it('names every variable that is missing or wrong at once, and repeats no value', () => {
    expect(faults({})).toEqual(['GUITU_KAFKA_BROKERS', 'GUITU_QUALITY_DATABASE_URL', 'GUITU_QUALITY_PORT']);
    expect(faults({ ...good, GUITU_QUALITY_PORT: '70000', GUITU_KAFKA_BROKERS: 'nonsense', GUITU_TIME_ZONE: 'Mars/Base' })).toEqual(['GUITU_KAFKA_BROKERS.0', 'GUITU_TIME_ZONE', 'GUITU_QUALITY_PORT']);
    expect(() => readServiceConfig('quality', { ...good, GUITU_QUALITY_DATABASE_URL: 'mysql://u:hunter2@db/x' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });

  it('starts with demo people for a trial alone', () => {
    expect(faults({ ...good, GUITU_ENVIRONMENT: 'production' })).toEqual(['GUITU_AUTH_MODE']);
    expect(faults({ ...good, GUITU_ENVIRONMENT: 'production', GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: 'https://sso', GUITU_INTERNAL_TOKEN: 'long-enough-secret' })).toEqual([]);
  });

  it('treats an empty variable as absent', () => {
    expect(faults({ ...good, GUITU_QUALITY_PORT: '' })).toEqual(['GUITU_QUALITY_PORT']);
  });

  it('wants real secrets beside an identity provider', () => {
    expect(faults({ ...good, GUITU_AUTH_MODE: 'oidc' })).toContain('GUITU_AUTH_ISSUER');
    const oidc = { ...good, GUITU_AUTH_MODE: 'oidc', GUITU_AUTH_ISSUER: 'https://sso' };
    expect(faults(oidc)).toEqual(['GUITU_INTERNAL_TOKEN']);
    expect(faults({ ...oidc, GUITU_INTERNAL_TOKEN: 'short' })).toEqual(['GUITU_INTERNAL_TOKEN']);
    expect(faults({ ...oidc, GUITU_INTERNAL_TOKEN: 'long-enough-secret' })).toEqual([]);
  });

  it('a broker’s encryption and login are whole or refused, and no password is sent open', () => {
    const kafka = (variables: Record<string, string>): string[] => faults({ ...good, ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`GUITU_KAFKA_${name}`, value])) });
    const login = { SASL: 'scram-sha-512', USERNAME: 'guitu', PASSWORD: 'word' };
    expect([kafka({ TLS: 'on' }), kafka({ TLS: 'on', ...login }), kafka(login), kafka({ TLS: 'on', CA: TEST_AUTHORITY, CERT: TEST_CLIENT.cert, KEY: TEST_CLIENT.key })]).toEqual([[], [], [], []]);
    expect(kafka({ ...login, SASL: 'plain' })).toEqual(['GUITU_KAFKA_SASL']);
    expect(kafka({ TLS: 'on', ...login, PASSWORD: '' })).toEqual(['GUITU_KAFKA_PASSWORD']);
    expect(kafka({ TLS: 'on', USERNAME: 'guitu', PASSWORD: 'word' })).toEqual(['GUITU_KAFKA_USERNAME', 'GUITU_KAFKA_PASSWORD']);
    expect(kafka({ ...login, SASL: 'gssapi' })).toEqual(['GUITU_KAFKA_SASL']);
    expect([kafka({ TLS: 'yes' }), kafka({ TLS: 'on', CA: '/nowhere.pem' }), kafka({ CA: TEST_AUTHORITY }), kafka({ TLS: 'on', CERT: TEST_CLIENT.cert })]).toEqual([['GUITU_KAFKA_TLS'], ['GUITU_KAFKA_CA'], ['GUITU_KAFKA_CA'], ['GUITU_KAFKA_KEY']]);
  });
});
