/** PostgreSQL, Kafka and Temporal of a rig: they forget nothing when they are killed -9, and everything when the rig ends. */
import { join } from 'node:path';
import { Component } from '@guitu/stack/component';
import type { Installation } from '@guitu/stack/installation';
import { findJava } from '@guitu/stack/kafka/java';
import { findKafkaJars } from '@guitu/stack/kafka/jars';
import { kafkaLaunch } from '@guitu/stack/kafka/launch';
import type { KafkaDoor } from '@guitu/stack/kafka/settings';
import type { PortBook } from '@guitu/stack/ports';
import { postgresAccount } from '@guitu/stack/postgres/account';
import { findPostgres } from '@guitu/stack/postgres/binaries';
import { postgresLaunch } from '@guitu/stack/postgres/launch';
import { findTemporal } from '@guitu/stack/temporal/binaries';
import { temporalLaunch } from '@guitu/stack/temporal/launch';
import type { ThrowawayFolder } from '@guitu/stack/throwaway-folder';

export interface Servers { readonly postgres: Component; readonly kafka: Component; readonly temporal: Component }

/** @param doors ways into Kafka that lead through a proxy @param died told when one ended by itself */
export async function startServers(folder: ThrowawayFolder, installation: Installation, book: PortBook, doors: readonly KafkaDoor[], died: (component: Component, how: string) => void): Promise<Servers> {
  const { path } = folder;
  const account = postgresAccount();
  const [java, jars, binaries, postgresBinaries] = await Promise.all([findJava(), findKafkaJars(), findTemporal(), findPostgres(account)]);
  const port = (): Promise<number> => book.throwaway();
  const postgres = await postgresLaunch({ binaries: postgresBinaries, account, port: await port(), folder: path, superuserPassword: installation.superuserPassword, logFile: join(path, 'postgres.log'), throwaway: false });
  const kafka = await kafkaLaunch({ java, jars, ports: { kafka: await port(), kafkaController: await port(), doors }, clusterId: installation.kafkaClusterId, dataFolder: join(path, 'kafka'), logFile: join(path, 'kafka.log') });
  const temporal = temporalLaunch({ binaries, ports: { temporal: await port(), temporalUi: await port() }, installationId: installation.id, dataFolder: path, logFile: join(path, 'temporal.log') });
  const make = (launch: typeof kafka): Component => new Component(launch, () => void folder.note(), died);
  const servers = { postgres: make(postgres), kafka: make(kafka), temporal: make(temporal) };
  await Promise.all(Object.values(servers).map((server) => folder.start(server)));
  return servers;
}
