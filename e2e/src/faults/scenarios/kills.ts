/** Processes that end without a word, or are asked to end: F1 to F3, F9, F32, F38. */
import { setTimeout as pause } from 'node:timers/promises';
import { readRecords } from '../../invariants/read-records.js';
import { pick } from '../draw.js';
import { finalTry } from '../load/ledger.js';
import type { Scenario } from '../scenario.js';
import { SERVICES } from '../stage/edges.js';
import { aWhile, DESKS, fromAny, grown, killed, soon } from './moments.js';
import { untilStarted } from '../stage/stage.js';

const services: Scenario = {
  fault: 'F1', does: 'every service is killed -9, a moment after the one before', short: false,
  run: async (rig) => {
    const kills: Promise<number>[] = [];
    for (const service of fromAny(rig, SERVICES)) {
      await Promise.race([rig.load.more(1), aWhile(rig, 400)]);
      kills.push(killed(rig, service));
    }
    const done = await Promise.all(kills);
    return { evidence: { kills: done.filter((one) => one === 1).length } };
  },
};

const worker: Scenario = {
  fault: 'F2', does: 'the orchestrator is killed -9 while its runs work, three times', short: false,
  run: async (rig) => {
    let kills = 0;
    for (let time = 0; time < 3; time += 1) {
      await soon(rig);
      await pause(rig.draw(200));
      kills += await killed(rig, 'orchestrator');
    }
    return { evidence: { kills } };
  },
};

const MARKS_SENT = /update journal set sent_at/i;

/** Kafka has it, the journal does not know: the one who sends next sends it again. */
const beforeMarked: Scenario = {
  fault: 'F3', does: 'a relay is killed -9 between Kafka’s acknowledgement and its own note of it', short: true,
  run: async (rig) => {
    const { stage } = rig;
    const desk = pick(rig.draw, DESKS);
    const edge = stage.parts.edges.postgres[desk];
    let kills = 0;
    const unmarked = await grown([edge], 'requestsLost', async () => {
      // on a new connection the statement's text passes by; later only its name would
      edge.cut();
      edge.breakNext((request) => MARKS_SENT.test(request.toString('latin1')), 'drop', 1);
      const { requestsLost } = edge.counts;
      for (const deadline = Date.now() + 60_000; edge.counts.requestsLost === requestsLost && Date.now() < deadline; ) await pause(2);
      kills += await killed(rig, desk);
    });
    return { evidence: { kills, 'notes of sending lost': unmarked, 'events twice in Kafka': await twiceInKafka(stage.parts.environment) } };
  },
};

async function twiceInKafka(environment: Readonly<Record<string, string>>): Promise<number> {
  const records = await readRecords(environment);
  return records.length - new Set(records.map(({ topic, headers }) => `${topic} ${headers.ce_id}`)).size;
}

const everything: Scenario = {
  fault: 'F9', does: 'everything is killed -9 at once: servers and services', short: false,
  run: async (rig) => {
    await soon(rig);
    const { servers, processes } = rig.stage.parts;
    const all = [servers.postgres, servers.kafka, servers.temporal, ...processes.values()];
    const running = all.filter(({ identity }) => identity !== undefined).length;
    await Promise.all(all.map((component) => component.kill9()));
    return { evidence: { kills: running } };
  },
};

/** Nobody who was being answered is left without an answer. */
const drains: Scenario = {
  fault: 'F32', does: 'every service is asked to end (SIGTERM) under load and started again', short: false,
  run: async (rig) => {
    let stops = 0;
    const findings: string[] = [];
    for (const service of fromAny(rig, DESKS)) {
      await rig.load.more(1);
      const since = performance.now();
      const how = await rig.stage.component(service).stop();
      if (how?.startsWith('killed') === true) findings.push(`${service} ${how}`);
      findings.push(...(await doneUntold(rig, service, since)));
      await untilStarted(rig.stage.component(service));
      stops += 1;
    }
    return { evidence: { stops }, findings };
  },
};

/** Requests that the service did while it ended, and whose people heard nothing. */
async function doneUntold({ load, databases, stage }: Parameters<Scenario['run']>[0], service: (typeof DESKS)[number], since: number): Promise<string[]> {
  const silent = load.ledger.entries.filter((entry) => entry.asked.url.startsWith(stage.parts.addresses[service]) && finalTry(entry) === undefined && entry.tries.some(({ from }) => from >= since));
  const kept = await databases.rows<{ key: string }>(service, 'select key from idempotency where key = any($1)', [silent.map(({ asked }) => asked.key)]);
  return kept.map(({ key }) => `${service} did what key ${key.slice(0, 12)} asked, ended and said nothing`);
}

const surge: Scenario = {
  fault: 'F38', does: 'one desk is away while the others work on, then it comes back to a backlog', short: false,
  run: async (rig) => {
    const service = pick(rig.draw, ['warehouse', 'quality', 'orchestrator', 'notifications'] as const);
    await rig.stage.component(service).kill9();
    const before = rig.load.ledger.counts.asked;
    await aWhile(rig, 20_000);
    const asked = rig.load.ledger.counts.asked - before;
    await untilStarted(rig.stage.component(service));
    return { evidence: { kills: 1, 'requests meanwhile': asked } };
  },
};

export const KILLS: readonly Scenario[] = [services, beforeMarked, drains, everything, worker, surge];
