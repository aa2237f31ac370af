import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readServiceConfig } from '@guitu/platform/service/service-config';
import { companions } from '../companions.js';
import { pins } from '../pins.js';
import { serviceVariable } from '../processes.js';
import { compactedTopics, compactedTopicSettings, importTopicPartitions, importTopics, searchAttributes, services, temporalNamespace, temporalRetentionHours, topicPartitions, topicPrefix, topics, topicSettings } from '../stack-names.js';
import { filesIn, kubernetesFolder, manifestsIn, readEnvFile, readKustomization, type Container, type Manifest } from './manifests.fixture.js';

/** No cluster runs where these tests run: the manifests are compared with what the launcher starts. Whether Kubernetes takes them, tools/src/kubernetes tells. */
const base = manifestsIn('base');
const configuration = readEnvFile('base', 'configuration.env');
const site = readEnvFile('overlays/example', 'site.env');
const setup = manifestsIn('setup');
const all = [...base, ...setup, ...manifestsIn('overlays/example')];
/** Programs that run in replicas: the services and the gateway. The trial's ERP has no place in a real house. */
const gateway = companions.find(({ name }) => name === 'gateway');
const programs = [...services.map(({ name, port }) => ({ name, port })), { name: 'gateway', port: gateway?.portWish.preferred ?? 0 }];

function of(kind: string, name: string, among: readonly Manifest[] = base): Manifest {
  const found = among.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}
function containersOf(manifest: Manifest): Container[] {
  const { initContainers = [], containers = [] } = manifest.spec?.template?.spec ?? {};
  return [...initContainers, ...containers];
}
function mainContainer(name: string): Container {
  const one = of('Deployment', name).spec?.template?.spec.containers[0];
  if (!one) throw new Error(`${name} has no container`);
  return one;
}
const own = (container: Container): Record<string, string | undefined> => Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value]));
const script = (job: string): string => (containersOf(of('Job', job, setup))[0]?.args ?? []).join('\n');

describe('infra/kubernetes', () => {
  it.each(['base', 'setup', 'overlays/example'])('%s leaves out none of its files', (folder) => {
    const { resources, configMapGenerator = [] } = readKustomization(folder);
    const own = [...resources.filter((name) => !name.startsWith('..')), ...configMapGenerator.flatMap(({ envs }) => envs)];
    expect(own.sort()).toEqual(filesIn(folder));
  });

  it('runs every service and the gateway, and nothing that the launcher does not know', () => {
    const names = (kind: string): string[] => base.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name).sort();
    const wanted = programs.map(({ name }) => name).sort();
    expect([names('Deployment'), names('Service'), names('PodDisruptionBudget')]).toEqual([wanted, wanted, wanted]);
  });

  it.each(programs.map((one) => [one.name, one.port] as const))('%s: replicas on its port, found by its name, one always left', (name, port) => {
    const { spec } = of('Deployment', name);
    const label = { 'app.kubernetes.io/name': name };
    expect([spec?.selector?.matchLabels, of('Service', name).spec?.selector, of('PodDisruptionBudget', name).spec?.selector?.matchLabels]).toEqual([label, label, label]);
    expect(spec?.template?.metadata.labels).toMatchObject(label);
    expect(spec?.replicas).toBeGreaterThanOrEqual(2);
    expect(of('PodDisruptionBudget', name).spec?.minAvailable).toBe(1);
    expect(mainContainer(name).ports).toEqual([{ name: 'http', containerPort: port }]);
    expect(of('Service', name).spec?.ports).toEqual([{ name: 'http', port, targetPort: 'http' }]);
    // Kubernetes' own variables (RETURNS_PORT=tcp://…) and its API are no business of theirs
    expect(spec?.template?.spec).toMatchObject({ enableServiceLinks: false, automountServiceAccountToken: false });
    for (const container of containersOf(of('Deployment', name))) {
      expect(container.resources).toMatchObject({ requests: { cpu: expect.any(String), memory: expect.any(String) }, limits: { memory: expect.any(String) } });
      expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    }
  });

  it.each(services.map((service) => [service.name, service] as const))('%s starts as the launcher starts it, with what it alone may know', (name, { port }) => {
    const [migrate, main] = containersOf(of('Deployment', name));
    for (const container of [migrate, main]) {
      expect(own(container as Container)).toEqual({ GUITU_HOST_SERVICES: name, [serviceVariable(name, 'PORT')]: String(port) });
      expect(container?.envFrom).toEqual([{ configMapRef: { name: 'guitu-configuration' } }, { secretRef: { name: 'guitu-shared' } }, { secretRef: { name: `guitu-${name}` } }]);
      expect(container?.image).toBe('guitu');
    }
    expect(migrate?.command?.at(-1)).toBe('services/host/dist/migrate.js');
    expect(main?.command?.at(-1)).toBe('services/host/dist/main.js');
    expect(main?.livenessProbe?.httpGet).toEqual({ path: '/health/live', port: 'http' });
    // by its database alone: people work while Kafka or Temporal is away
    expect(main?.readinessProbe?.httpGet.path).toBe('/health/serving');
    expect(main?.startupProbe?.httpGet.path).toBe(name === 'orchestrator' ? '/health/ready' : '/health/serving');
  });

  it('the gateway runs its program, hands on to every service, and knows no secret', async () => {
    const { command } = (await gateway?.plan('/run', 4090, {}, {}).launch(() => 4090)) ?? {};
    const { envFrom, command: started, readinessProbe } = mainContainer('gateway');
    expect(command?.args.at(-1)).toMatch(new RegExp(`${started?.at(-1)}$`));
    expect(own(mainContainer('gateway'))).toEqual({ [gateway?.portWish.variable ?? '']: String(gateway?.portWish.preferred) });
    expect(envFrom).toEqual([{ configMapRef: { name: 'guitu-configuration' } }]);
    expect(readinessProbe?.httpGet.path).toBe('/gateway/health');
  });

  it('tells everybody where the services answer and how the installation is called', () => {
    for (const { name, port } of services) expect(configuration[serviceVariable(name, 'URL')]).toBe(`http://${name}:${port}`);
    expect(configuration).toMatchObject({ GUITU_TOPIC_PREFIX: topicPrefix, GUITU_TEMPORAL_NAMESPACE: temporalNamespace, GUITU_LISTEN_HOST: '0.0.0.0', GUITU_ENVIRONMENT: 'production' });
  });

  it('says nothing secret in a file', () => {
    for (const variable of [...Object.keys({ ...configuration, ...site }), ...all.flatMap(containersOf).flatMap(({ env = [] }) => env.map(({ name }) => name))]) {
      expect(variable).not.toMatch(/PASSWORD$|_DATABASE_URL$|_KEY$|_TOKEN$|_SECRET$/);
    }
    expect(all.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  it.each(services.map(({ name }) => name))('%s takes the example overlay with the secrets of the README, and says what is missing without', (name) => {
    const secrets = secretsOf(name);
    const env = { ...configuration, ...site, ...own(mainContainer(name)) };
    expect(readServiceConfig(name, { ...env, ...secrets })).toMatchObject({ name, host: '0.0.0.0', kafka: { brokers: [site.GUITU_KAFKA_BROKERS] } });
    for (const variable of Object.keys(secrets)) {
      const { [variable]: _, ...rest } = secrets;
      expect(() => readServiceConfig(name, { ...env, ...rest })).toThrow(variable);
    }
  });

  it('makes the same topics as the launcher, three copies of each', () => {
    const options = (settings: Readonly<Record<string, string>>): string => Object.entries(settings).map(([key, value]) => `--config ${key}=${value}`).join(' ');
    const [plain = '', compacted = '', imports = ''] = script('kafka-topics').split('done');
    const loop = (text: string): string[] | undefined => /for topic in ([a-z. -]+);/.exec(text)?.[1]?.split(' ');
    expect([loop(plain), loop(compacted), loop(imports)]).toEqual([[...topics], [...compactedTopics], [...importTopics]]);
    expect(plain).toContain(`--topic "${topicPrefix}.$1" --partitions "$2" --replication-factor 3 --config min.insync.replicas=2`);
    expect(plain).toContain(`make "$topic" ${topicPartitions} "${options(topicSettings)}"`);
    expect(compacted).toContain(`make "$topic" ${topicPartitions} "${options(compactedTopicSettings)}"`);
    expect(imports).toContain(`make "$topic" ${importTopicPartitions} "${options(topicSettings)}"`);
    expect(containersOf(of('Job', 'kafka-topics', setup))[0]?.image).toBe(`apache/kafka:${pins.kafka}`);
  });

  it('gives Temporal the same namespace, retention and search attributes', () => {
    const attributes = Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`).join(' ');
    expect(script('temporal-namespace')).toContain(`for attribute in ${attributes}; do`);
    expect(script('temporal-namespace')).toContain(`namespace create -n ${temporalNamespace} --retention ${temporalRetentionHours}h`);
  });

  it('names in overlays only what there is', () => {
    const { replicas = [], images = [], configMapGenerator = [] } = readKustomization('overlays/example');
    for (const { name, count } of replicas) expect(of('Deployment', name).spec?.replicas).toBeLessThanOrEqual(count);
    expect(images.map(({ name }) => name)).toEqual(['guitu']);
    expect(configMapGenerator.map(({ name, behavior }) => [name, behavior])).toEqual([['guitu-configuration', 'merge']]);
    // the worker's build is named as the image
    expect(site.GUITU_BUILD_ID).toBe(images[0]?.newTag);
  });
});

/** As the README has them made, with values of the same form. */
function secretsOf(service: string): Record<string, string> {
  const readme = readFileSync(join(kubernetesFolder, 'README.md'), 'utf8');
  const keys = [...readme.matchAll(/--from-literal=([\w${}^]+)=/g)].map(([, key = '']) => key.replace('${service^^}', service.toUpperCase()));
  return Object.fromEntries(keys.map((key) => [key, key === serviceVariable(service, 'DATABASE_URL') ? 'postgres://login:word@postgres:5432/base' : 'sixteen-letters-or-more']));
}
