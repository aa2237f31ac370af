import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { companionNames, companions } from './companions.js';
import { kafkaProperties } from './kafka/settings.js';
import { repositoryRoot } from './layout.js';
import { pins } from './pins.js';
import { serviceVariable } from './processes.js';
import { compactedTopics, compactedTopicSettings, importTopicPartitions, importTopics, searchAttributes, services, temporalNamespace, temporalRetentionHours, topicPartitions, topicPrefix, topics, topicSettings } from './stack-names.js';

interface ComposeService {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string | number>;
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
}
interface Compose {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

/** No engine runs where these tests run, so the file is compared with what the launcher does. */
const compose = parse(readFileSync(join(repositoryRoot, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;

function part(name: string): ComposeService {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
}
const words = (name: string): string => (part(name).command ?? []).join(' ');

describe('docker-compose.yml', () => {
  it.each(services.map((service) => [service.name, service] as const))('runs %s alone, on its port, with its own secrets', (name, { port }) => {
    const { environment = {}, ports, volumes, healthcheck } = part(name);
    expect(environment.GUITU_HOST_SERVICES).toBe(name);
    expect(environment[serviceVariable(name, 'PORT')]).toBe(port);
    expect(environment.PORT).toBe(port);
    expect(ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(words(name)).toContain(`--env-file=/run/guitu/${name}.env`);
    expect(volumes).toContain('secrets:/run/guitu:ro');
    expect(healthcheck?.test.join(' ')).toContain('/health/ready');
  });

  it('tells every service where the servers and the other services answer', () => {
    for (const { name } of services) {
      const { environment = {} } = part(name);
      expect(environment).toMatchObject({
        GUITU_KAFKA_BROKERS: 'kafka:19092',
        GUITU_TOPIC_PREFIX: topicPrefix,
        GUITU_TEMPORAL_ADDRESS: 'temporal:7233',
        GUITU_TEMPORAL_NAMESPACE: temporalNamespace,
        GUITU_TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
      });
      for (const other of services) expect(environment[serviceVariable(other.name, 'URL')]).toBe(`http://${other.name}:${other.port}`);
    }
  });

  it('runs all that the launcher starts, and nothing that it does not know', () => {
    const servers = ['secrets', 'postgres', 'kafka', 'kafka-topics', 'temporal', 'temporal-setup'];
    expect(Object.keys(compose.services).sort()).toEqual([...servers, ...services.map(({ name }) => name), ...companionNames].sort());
  });

  it.each(companions.map((one) => [one.name, one] as const))('runs %s beside the services: its program, on its port, watched, and told to whoever needs it', async (name, { portWish, environment, plan }) => {
    const { environment: own = {}, ports, healthcheck } = part(name);
    const port = portWish.preferred;
    const { command } = await plan('/run', port, {}, {}).launch(() => port);
    expect(words(name)).toContain(command?.args.at(-1)?.slice(repositoryRoot.length).replace(/^\//, ''));
    expect([own[portWish.variable], ports]).toEqual([port, [`127.0.0.1:${port}:${port}`]]);
    expect(healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${port}/`);
    expect(Object.keys(own)).toEqual(expect.arrayContaining(Object.keys(command?.env ?? {})));
    for (const [variable, value] of Object.entries(environment(port, {}))) {
      for (const reader of services.filter((service) => variable.startsWith(serviceVariable(service.name, 'URL').replace(/URL$/, '')))) {
        expect(part(reader.name).environment?.[variable]).toBe(value.replaceAll(`127.0.0.1:${port}`, `${name}:${port}`));
      }
    }
  });

  it('the gateway hands on to every service, and ERP, finance and production know each other', () => {
    for (const { name, port } of services) expect(part('gateway').environment?.[serviceVariable(name, 'URL')]).toBe(`http://${name}:${port}`);
    for (const name of ['erp', 'finance', 'production']) expect([name, words(name)]).toEqual([name, expect.stringContaining('--env-file=/run/guitu/erp.env')]);
    expect(part('erp').volumes).toContain('erp:/erp');
  });

  it('has its secrets made once; a folder that was complete before there was an ERP gets what is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitu-secrets-'));
    const make = (): string => {
      const { status, stderr } = spawnSync(process.execPath, [join(repositoryRoot, 'infra/docker/make-secrets.mjs'), folder], { encoding: 'utf8', env: {} });
      expect([status, stderr]).toEqual([0, '']);
      return [...files].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    };
    const files = new Set(Object.values(compose.services).flatMap(({ command = [] }) => command.flatMap((word) => /^--env-file=\/run\/guitu\/(.*)$/.exec(word)?.[1] ?? [])));
    const made = make();
    expect(made).toMatch(/^GUITU_ERP_SECRET='[0-9a-f]{36}'$/m);
    rmSync(join(folder, 'erp.env'));
    const again = make();
    expect(again.replace(/^GUITU_ERP_SECRET=.*$/m, '')).toBe(made.replace(/^GUITU_ERP_SECRET=.*$/m, ''));
    expect(make()).toBe(again);
    rmSync(folder, { recursive: true });
  });

  it('pins the servers to the versions the launcher fetches', () => {
    expect(part('temporal').image).toBe(`temporalio/temporal:${pins.temporal}`);
    expect(part('temporal-setup').image).toBe(part('temporal').image);
    expect(part('kafka').image).toBe(`apache/kafka:${pins.kafka}`);
    expect(part('kafka-topics').image).toBe(part('kafka').image);
    expect(part('postgres').image).toBe(`postgres:${pins.postgresFetched.split('.')[0]}`);
  });

  it('makes the same topics', () => {
    const options = (settings: Readonly<Record<string, string>>): string => Object.entries(settings).map(([name, value]) => `--config ${name}=${value}`).join(' ');
    const script = words('kafka-topics');
    expect(/for topic in ([a-z ]+);/.exec(script)?.[1]?.split(' ')).toEqual([...topics]);
    expect(script).toContain(`--topic ${topicPrefix}.$$topic --partitions ${topicPartitions} --replication-factor 1 ${options(topicSettings)};`);
    const [, compacted = '', imports = ''] = script.split('done;');
    expect(/for topic in ([a-z. ]+);/.exec(compacted)?.[1]?.split(' ')).toEqual([...compactedTopics]);
    expect(compacted).toContain(options(compactedTopicSettings));
    expect(/for topic in ([a-z. -]+);/.exec(imports)?.[1]?.split(' ')).toEqual([...importTopics]);
    expect(imports).toContain(`--partitions ${importTopicPartitions} --replication-factor 1 ${options(topicSettings)};`);
  });

  it('gives Temporal the same namespace, retention and search attributes, and a store named by its version', () => {
    const command = part('temporal').command ?? [];
    const attributes = command.flatMap((word) => word.match(/^--search-attribute=(.*)$/)?.[1] ?? []);
    expect(attributes).toEqual(Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`));
    expect(command).toContain(`--namespace=${temporalNamespace}`);
    expect(command).toContain(`--db-filename=/home/temporal/temporal-${pins.temporal}.db`);
    expect(words('temporal-setup')).toContain(`-n ${temporalNamespace} --retention ${temporalRetentionHours}h`);
  });

  it('sets the broker as the launcher does, but for where it listens', () => {
    const { environment = {} } = part('kafka');
    const launcher = kafkaProperties({ kafka: 1, kafkaController: 2 }, '').trim().split('\n').map((line) => line.split('=') as [string, string]);
    const placeAndSize = ['listeners', 'advertised.listeners', 'controller.quorum.voters', 'listener.security.protocol.map', 'log.dirs'];
    const onlyForSmallMachines = ['log.cleaner.dedupe.buffer.size', 'transaction.state.log.num.partitions'];
    for (const [key, value] of launcher) {
      if ([...placeAndSize, ...onlyForSmallMachines].includes(key)) continue;
      const variable = `KAFKA_${key.toUpperCase().replaceAll('.', '_')}`;
      expect({ variable, value: String(environment[variable]) }).toEqual({ variable, value });
    }
  });

  it('starts each part only after what it needs', () => {
    for (const { name } of services) {
      expect(part(name).depends_on).toEqual({
        secrets: { condition: 'service_completed_successfully' },
        postgres: { condition: 'service_healthy' },
        'kafka-topics': { condition: 'service_completed_successfully' },
        'temporal-setup': { condition: 'service_completed_successfully' },
      });
    }
    expect(part('kafka-topics').depends_on).toEqual({ kafka: { condition: 'service_healthy' } });
    expect(part('temporal-setup').depends_on).toEqual({ temporal: { condition: 'service_healthy' } });
  });

  it('names only files and volumes that exist, opens ports on this machine only, and contains no password', () => {
    for (const [name, { build, volumes = [], ports = [], environment = {} }] of Object.entries(compose.services)) {
      if (build) expect(existsSync(join(repositoryRoot, build.context, build.dockerfile))).toBe(true);
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        const known = source.startsWith('.') ? existsSync(join(repositoryRoot, source)) : source in compose.volumes;
        expect({ name, source, known }).toEqual({ name, source, known: true });
      }
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
      for (const variable of Object.keys(environment)) expect(variable).not.toMatch(/PASSWORD$|_DATABASE_URL$|_KEY$|_TOKEN$|_SECRET$/);
    }
  });
});
