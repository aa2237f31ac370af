/** PostgreSQL, Kafka and Temporal of a rig: they forget nothing when they are killed -9, and everything when the rig ends. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Component } from '@guitu/stack/component';
import type { Installation } from '@guitu/stack/installation';
import { findJava } from '@guitu/stack/kafka/java';
import { findKafkaJars } from '@guitu/stack/kafka/jars';
import { kafkaLaunch } from '@guitu/stack/kafka/launch';
import type { KafkaDoor } from '@guitu/stack/kafka/settings';
import { provisionTopics } from '@guitu/stack/kafka/topics';
import type { PortBook } from '@guitu/stack/ports';
import { postgresAccount } from '@guitu/stack/postgres/account';
import { findPostgres } from '@guitu/stack/postgres/binaries';
import { postgresLaunch } from '@guitu/stack/postgres/launch';
import { findTemporal } from '@guitu/stack/temporal/binaries';
import { topicPrefix } from '@guitu/stack/stack-names';
import { temporalLaunch } from '@guitu/stack/temporal/launch';
import { provisionNamespace } from '@guitu/stack/temporal/namespace';
import { TemporalOperator } from '@guitu/stack/temporal/operator';
import type { ThrowawayFolder } from '@guitu/stack/throwaway-folder';

export interface Servers { readonly postgres: Component; readonly kafka: Component; readonly temporal: Component }
/** Each is killed -9 and loses all it has; an empty one, set up as at first, takes its place at the same address. */
export interface Losses { kafka(): Promise<void>; temporal(): Promise<void> }

/** @param doors ways into Kafka that lead through a proxy @param died told when one ended by itself */
export async function startServers(folder: ThrowawayFolder, installation: Installation, book: PortBook, doors: readonly KafkaDoor[], died: (component: Component, how: string) => void): Promise<{ servers: Servers; losses: Losses }> {
  const { path } = folder;
  const account = postgresAccount();
  const [java, jars, binaries, postgresBinaries] = await Promise.all([findJava(), findKafkaJars(), findTemporal(), findPostgres(account)]);
  const port = (): Promise<number> => book.throwaway();
  const postgres = await postgresLaunch({ binaries: postgresBinaries, account, port: await port(), folder: path, superuserPassword: installation.superuserPassword, logFile: join(path, 'postgres.log'), throwaway: false });
  const kafkaSettings = { java, jars, ports: { kafka: await port(), kafkaController: await port(), doors }, clusterId: installation.kafkaClusterId, dataFolder: join(path, 'kafka'), logFile: join(path, 'kafka.log') };
  const kafka = await kafkaLaunch(kafkaSettings);
  const temporal = temporalLaunch({ binaries, ports: { temporal: await port(), temporalUi: await port() }, installationId: installation.id, dataFolder: path, logFile: join(path, 'temporal.log') });
  const make = (launch: typeof kafka): Component => new Component(launch, () => void folder.note(), died);
  const servers = { postgres: make(postgres), kafka: make(kafka), temporal: make(temporal) };
  await Promise.all(Object.values(servers).map((server) => folder.start(server)));
  const losses: Losses = {
    kafka: async () => {
      await servers.kafka.kill9();
      await rm(kafkaSettings.dataFolder, { recursive: true, force: true });
      // made anew on the disk; what starts it is known already
      await kafkaLaunch(kafkaSettings);
      await servers.kafka.start();
      await provisionTopics(servers.kafka.address, topicPrefix);
    },
    temporal: async () => {
      await servers.temporal.kill9();
      for (const name of (await readdir(path)).filter((one) => /^temporal-.*\.db/.test(one))) await rm(join(path, name), { force: true });
      await servers.temporal.start();
      await provisionNamespace(new TemporalOperator(binaries.cli, servers.temporal.address), installation.id);
    },
  };
  return { servers, losses };
}
