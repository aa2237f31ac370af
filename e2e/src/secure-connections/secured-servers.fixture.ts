/** PostgreSQL, Kafka and Temporal as a house meets them that does not run its own: encrypted by a private authority, each with a login. */
import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { Component } from '@guitu/stack/component';
import { findJava } from '@guitu/stack/kafka/java';
import { findKafkaJars } from '@guitu/stack/kafka/jars';
import { kafkaLaunch, newClusterId } from '@guitu/stack/kafka/launch';
import { provisionTopics } from '@guitu/stack/kafka/topics';
import { PortBook } from '@guitu/stack/ports';
import { postgresAccount } from '@guitu/stack/postgres/account';
import { findPostgres } from '@guitu/stack/postgres/binaries';
import { databaseUrl, provisionDatabases } from '@guitu/stack/postgres/databases';
import { postgresLaunch, superuserUrl } from '@guitu/stack/postgres/launch';
import { runOrThrow } from '@guitu/stack/run-command';
import { services, topicPrefix } from '@guitu/stack/stack-names';
import { findTemporal } from '@guitu/stack/temporal/binaries';
import { temporalLaunch } from '@guitu/stack/temporal/launch';
import { provisionNamespace } from '@guitu/stack/temporal/namespace';
import { TemporalOperator } from '@guitu/stack/temporal/operator';
import { ThrowawayFolder } from '@guitu/stack/throwaway-folder';
import { TEST_AUTHORITY, TEST_CLIENT, TEST_SERVER } from '@guitu/testing/test-certificates';
import pg from 'pg';

/** Of Kafka's two logins: one by each way that managed brokers offer. */
export const KAFKA_LOGINS = { plain: { username: 'guitu-plain', password: 'word of plain' }, 'scram-sha-512': { username: 'guitu-scram', password: 'word-of-scram' } } as const;

export class SecuredServers {
  private constructor(
    private readonly folder: ThrowawayFolder,
    private readonly temporalDoor: Server,
    /** how the services reach all three */
    readonly environment: Readonly<Record<string, string>>,
    /** `host:port` of Kafka's way in that asks for encryption and a login */
    readonly brokers: string,
    readonly superuserUrl: string,
  ) {}

  static async start(): Promise<SecuredServers> {
    const folder = await ThrowawayFolder.make();
    try {
      const [postgres, brokers, temporal] = await Promise.all([startPostgres(folder), startKafka(folder), startTemporal(folder)]);
      const authority = join(folder.path, 'authority.pem');
      await writeFile(authority, TEST_AUTHORITY);
      const { username, password } = KAFKA_LOGINS['scram-sha-512'];
      const environment = {
        // as files and as texts: either is taken
        GUITU_KAFKA_BROKERS: brokers, GUITU_KAFKA_TLS: 'on', GUITU_KAFKA_CA: authority, GUITU_KAFKA_SASL: 'scram-sha-512', GUITU_KAFKA_USERNAME: username, GUITU_KAFKA_PASSWORD: password,
        GUITU_TEMPORAL_ADDRESS: `127.0.0.1:${(temporal.address() as AddressInfo).port}`, GUITU_TEMPORAL_TLS: 'on', GUITU_TEMPORAL_CA: TEST_AUTHORITY, GUITU_TEMPORAL_CERT: TEST_CLIENT.cert, GUITU_TEMPORAL_KEY: TEST_CLIENT.key,
        ...Object.fromEntries(services.map(({ name, database }) => [`GUITU_${name.toUpperCase()}_DATABASE_URL`, `${databaseUrl(postgres, database, DATABASE_WORD)}?sslmode=verify-full&sslrootcert=${authority}`])),
      };
      return new SecuredServers(folder, temporal, environment, brokers, postgres);
    } catch (error) {
      await folder.end();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.temporalDoor.close();
    await this.folder.end();
  }
}

const DATABASE_WORD = 'word-of-databases';

/** @returns the administrator's address, from which nothing of Guitu comes */
async function startPostgres(folder: ThrowawayFolder): Promise<string> {
  const account = postgresAccount();
  const [binaries, port, superuserPassword] = [await findPostgres(account), await new PortBook({}).throwaway(), randomBytes(12).toString('hex')];
  await folder.start(new Component(await postgresLaunch({ binaries, account, port, folder: folder.path, superuserPassword, logFile: join(folder.path, 'postgres.log'), throwaway: true })));
  for (const part of ['cert', 'key'] as const) {
    const file = join(folder.path, `postgres.${part}`);
    await writeFile(file, TEST_SERVER[part]);
    await chmod(file, 0o600);
    if (account) await chown(file, account.uid, account.gid);
  }
  const url = superuserUrl(port, superuserPassword);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [setting, value] of Object.entries({ ssl_cert_file: join(folder.path, 'postgres.cert'), ssl_key_file: join(folder.path, 'postgres.key'), ssl: 'on' })) await client.query(`alter system set ${setting} = ${client.escapeLiteral(value)}`);
  await client.query('select pg_reload_conf()');
  await client.end();
  await provisionDatabases(url, Object.fromEntries(services.map(({ database }) => [database, DATABASE_WORD])));
  return url;
}

/** @returns `host:port` of the way in that is encrypted and asks who comes */
async function startKafka(folder: ThrowawayFolder): Promise<string> {
  const book = new PortBook({});
  const [java, jars, kafka, kafkaController, secured] = [await findJava(), await findKafkaJars(), await book.throwaway(), await book.throwaway(), await book.throwaway()];
  const launch = await kafkaLaunch({ java, jars, ports: { kafka, kafkaController }, clusterId: newClusterId(), dataFolder: join(folder.path, 'kafka'), logFile: join(folder.path, 'kafka.log') });
  const keystore = join(folder.path, 'kafka.pem');
  await writeFile(keystore, `${TEST_SERVER.key}\n${TEST_SERVER.cert}\n`);
  const { plain, 'scram-sha-512': scram } = KAFKA_LOGINS;
  const own = {
    // of a line that stands twice the later one holds
    listeners: `PLAINTEXT://127.0.0.1:${kafka},CONTROLLER://127.0.0.1:${kafkaController},SECURED://127.0.0.1:${secured}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${kafka},SECURED://127.0.0.1:${secured}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL',
    'listener.name.secured.ssl.keystore.type': 'PEM',
    'listener.name.secured.ssl.keystore.location': keystore,
    'listener.name.secured.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
    'listener.name.secured.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${plain.username}="${plain.password}";`,
    'listener.name.secured.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  };
  await appendFile(launch.command?.args.at(-1) ?? '', Object.entries(own).map(([key, value]) => `${key}=${value}\n`).join(''));
  await folder.start(new Component(launch));
  const login = ['--alter', '--entity-type', 'users', '--entity-name', scram.username, '--add-config', `SCRAM-SHA-512=[password=${scram.password}]`];
  await Promise.all([
    runOrThrow(java.file, ['-XX:TieredStopAtLevel=1', '-cp', jars.classPath, 'kafka.admin.ConfigCommand', '--bootstrap-server', launch.address, ...login]),
    provisionTopics(launch.address, topicPrefix),
  ]);
  return `127.0.0.1:${secured}`;
}

/** @returns what stands before Temporal: it knows whom the authority has signed, and nobody else */
async function startTemporal(folder: ThrowawayFolder): Promise<Server> {
  const book = new PortBook({});
  const [binaries, temporal, temporalUi, installationId] = [await findTemporal(), await book.throwaway(), await book.throwaway(), randomBytes(8).toString('hex')];
  const launch = temporalLaunch({ binaries, ports: { temporal, temporalUi }, installationId, logFile: join(folder.path, 'temporal.log') });
  await folder.start(new Component(launch));
  await provisionNamespace(new TemporalOperator(binaries.cli, launch.address), installationId);
  const open = new Set<Socket>();
  const door = createServer({ ...TEST_SERVER, ca: TEST_AUTHORITY, requestCert: true, rejectUnauthorized: true, ALPNProtocols: ['h2'] }, (outside) => {
    const inside = connect(temporal, '127.0.0.1');
    for (const [one, other] of [[outside, inside], [inside, outside]] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
    open.add(inside);
  });
  door.on('close', () => open.forEach((socket) => socket.destroy()));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return door;
}
