/** What can be lost of an installation of one's own, and how each server begins again without it. */
import { chown, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findJava } from '@guitu/stack/kafka/java';
import { findKafkaJars } from '@guitu/stack/kafka/jars';
import { kafkaLaunch } from '@guitu/stack/kafka/launch';
import { provisionTopics } from '@guitu/stack/kafka/topics';
import { postgresAccount } from '@guitu/stack/postgres/account';
import { findPostgres } from '@guitu/stack/postgres/binaries';
import { superuserUrl } from '@guitu/stack/postgres/launch';
import type { RunningStack } from '@guitu/stack/start-stack';
import { findTemporal } from '@guitu/stack/temporal/binaries';
import { provisionNamespace } from '@guitu/stack/temporal/namespace';
import { TemporalOperator } from '@guitu/stack/temporal/operator';

const run = promisify(execFile);
const PROGRAMS = ['departments', 'orchestrator'];

export class Losses {
  constructor(private readonly stack: RunningStack) {}

  /** Nobody stops in order when a house burns. */
  async killPrograms(): Promise<void> {
    await Promise.all(PROGRAMS.map((name) => this.stack.component(name).kill9()));
  }

  async startPrograms(): Promise<void> {
    await Promise.all(PROGRAMS.map((name) => this.stack.component(name).start()));
  }

  /** A new broker without a record, with the same topics. */
  async loseKafka(): Promise<void> {
    const { stack } = this;
    const kafka = stack.component('kafka');
    await kafka.kill9();
    const dataFolder = join(stack.runDir, 'kafka');
    await rm(dataFolder, { recursive: true, force: true });
    const { kafka: port = 0, kafkaController = 0 } = kafka.launch.ports;
    // made anew on the disk; what starts it is known already
    await kafkaLaunch({
      java: await findJava(), jars: await findKafkaJars(), ports: { kafka: port, kafkaController }, clusterId: stack.installation.kafkaClusterId, dataFolder, logFile: join(stack.runDir, 'logs/kafka.log'),
    });
    await kafka.start();
    await provisionTopics(kafka.address, stack.environment.GUITU_TOPIC_PREFIX ?? 'guitu');
  }

  /** A new server that knows no return. */
  async loseTemporal(): Promise<void> {
    const { stack } = this;
    const temporal = stack.component('temporal');
    await temporal.kill9();
    for (const name of (await readdir(stack.runDir)).filter((one) => /^temporal-.*\.db/.test(one))) await rm(join(stack.runDir, name), { force: true });
    await temporal.start();
    const { cli } = await findTemporal();
    await provisionNamespace(new TemporalOperator(cli, temporal.address), stack.installation.id);
  }

  /** A copy of all databases while people work, as pg_basebackup makes it: the instant to which a restore goes back. @returns its folder */
  async backUp(): Promise<string> {
    const { account, url, binaries, who } = await this.postgres();
    const folder = `${await this.dataFolder()}.backup`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
    if (account) await chown(folder, account.uid, account.gid);
    await run(join(binaries.folder, 'pg_basebackup'), ['-d', url, '-D', folder, '-X', 'stream', '-c', 'fast', '--no-sync'], { cwd: '/', ...who });
    return folder;
  }

  /** All databases are again what they were when the copy was made. */
  async restorePostgres(backup: string): Promise<void> {
    const postgres = this.stack.component('postgres');
    const folder = await this.dataFolder();
    await postgres.kill9();
    await rename(folder, `${folder}.lost`);
    await cp(backup, folder, { recursive: true, preserveTimestamps: true });
    const { account } = await this.postgres();
    if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
    await run('chmod', ['700', folder]);
    await postgres.start();
  }

  private async dataFolder(): Promise<string> {
    const { args = [] } = this.stack.component('postgres').launch.command ?? {};
    const folder = args[args.indexOf('-D') + 1];
    if (folder === undefined || dirname(folder) === folder) throw new Error('where the databases lie is not known');
    return folder;
  }

  private async postgres() {
    const { stack } = this;
    const account = postgresAccount();
    const binaries = await findPostgres(account);
    const url = superuserUrl(stack.component('postgres').launch.ports.postgres ?? 0, stack.installation.superuserPassword);
    return { account, binaries, url, who: account ? { uid: account.uid, gid: account.gid } : {} };
  }
}
