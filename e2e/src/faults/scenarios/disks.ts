/** A disk on which nothing is left: PostgreSQL's, Kafka's. F16. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LoadOver } from '../load/gate.js';
import type { Done, Rig, Scenario } from '../scenario.js';
import { SmallDisk } from '../stage/small-disk.js';
import { untilStarted, type FaultStage } from '../stage/stage.js';
import { aWhile, soon } from './moments.js';
import { administrator, ended, pids } from './servers.js';

type Server = 'postgres' | 'kafka';
/** PostgreSQL's words, Java's, and the system's where a file is mapped into memory. */
const NO_SPACE = /No space left on device|a fault occurred in (?:an|a recent) unsafe memory access|SIGBUS/g;

/** Moves a server's data to a disk of its own, which then is full for a while under load; moves them back. */
async function onFullDisk(rig: Rig, server: Server, whileFull: (deaths: () => number) => Promise<Record<string, number>>): Promise<Done> {
  const { stage, load } = rig;
  const component = stage.component(server);
  const { log, data } = placesOf(stage, server);
  const processes = pids(rig);
  const [told, dead, wrong] = [await timesToldOfNoSpace(log), stage.parts.deaths.length, internalErrors(rig)];
  const deaths = (): string[] => stage.parts.deaths.slice(dead).filter((death) => death.startsWith(`${server} `));
  const disk = await SmallDisk.under(component, data);
  const evidence: Record<string, number> = {};
  try {
    await untilStarted(component);
    await load.more(4);
    await soon(rig);
    evidence['bytes taken'] = await disk.fill();
    Object.assign(evidence, await whileFull(() => deaths().length));
    evidence['times there was no space'] = (await timesToldOfNoSpace(log)) - told;
    await disk.free();
    await untilStarted(component);
    await load.more(4);
  } finally {
    await disk.leave();
    await untilStarted(component);
  }
  const findings = [...ended(rig, processes), ...(internalErrors(rig) === wrong ? [] : [`${internalErrors(rig) - wrong} requests were answered 500`])];
  return { evidence, findings, meant: deaths() };
}

/** Data and log of a server of this stage. */
function placesOf(stage: FaultStage, server: Server): { log: string; data: string } {
  const { command } = stage.component(server).launch;
  if (command === undefined) throw new Error(`${server} was not started here`);
  const data = server === 'postgres' ? command.args[command.args.indexOf('-D') + 1] : join(command.cwd, 'kafka');
  if (data === undefined || dirname(data) === data) throw new Error(`where the data of ${server} lie is not known`);
  return { log: command.logFile, data };
}

const timesToldOfNoSpace = async (log: string): Promise<number> => [...(await readFile(log, 'utf8')).matchAll(NO_SPACE)].length;
const internalErrors = ({ load }: Rig): number => load.ledger.entries.flatMap(({ tries }) => tries).filter(({ reply }) => reply?.status === 500).length;

const TURNS = 40;

/** First tables cannot grow, which fails what somebody asked for; then its log cannot, and it ends. */
const postgres: Scenario = {
  fault: 'F16', does: 'PostgreSQL’s disk is full: people are refused, then it ends for want of a place for its log; somebody clears the disk', needs: ['fivexx', 'resolved'], short: false, mounts: true,
  run: (rig) => onFullDisk(rig, 'postgres', async (deaths) => {
    const { load } = rig;
    const before = load.ledger.counts.fivexx;
    await load.until(() => load.ledger.counts.fivexx > before + 3 || deaths() > 0);
    const client = administrator(rig);
    await client.connect().catch(() => undefined);
    // each turn begins another 16 MB of its log; what was kept of old ones is used up first
    for (let turn = 0; turn < TURNS && deaths() === 0; turn += 1) await client.query(`select pg_logical_emit_message(true, 'faults', 'full'), pg_switch_wal()`).catch(() => undefined);
    await client.end().catch(() => undefined);
    await load.until(() => deaths() > 0);
    await aWhile(rig, 2_000);
    return { 'times it ended of it': deaths() };
  }),
};

/** It ends when it cannot write; answers go on, facts wait in journals. */
const kafka: Scenario = {
  fault: 'F16', does: 'Kafka’s disk is full: it ends; people are answered meanwhile; somebody clears the disk', short: false, mounts: true,
  run: (rig) => onFullDisk(rig, 'kafka', async (deaths) => {
    const { load } = rig;
    await load.until(() => deaths() > 0);
    const before = load.accepted;
    // everybody else may be waiting for what Kafka does not bring
    load.playOne('headline on time').catch((error: unknown) => error instanceof LoadOver || load.complaints.push(String(error)));
    await load.until(() => load.accepted > before);
    return { 'times it ended of it': deaths(), 'requests meanwhile': load.accepted - before };
  }),
};

export const DISKS: readonly Scenario[] = [postgres, kafka];
