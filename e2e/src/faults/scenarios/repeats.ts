/** What was said is said again: F20, F21. */
import { withAdmin } from '@guitu/stack/kafka/admin';
import kafkajs from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { awaitInvariants } from '../../invariants/await-invariants.js';
import { readRecords, type TopicRecord } from '../../invariants/read-records.js';
import { pick, type Draw } from '../draw.js';
import type { Rig, Scenario } from '../scenario.js';
import { waitsFor } from './kafka-groups.js';
import { DESKS } from './moments.js';
import { untilStarted } from '../stage/stage.js';

// CommonJS whose names Node does not see
const { Kafka, logLevel, Partitioners } = kafkajs;
const AT_ONCE = 200;

/** Produces the records again, each to its key's partition, in the order given. @returns how many */
async function sayAgain(brokers: string, records: readonly TopicRecord[]): Promise<number> {
  const producer = new Kafka({ clientId: 'faults', brokers: [brokers], logLevel: logLevel.NOTHING }).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    for (let from = 0; from < records.length; from += AT_ONCE) {
      for (const { topic, key, headers, value } of records.slice(from, from + AT_ONCE)) await producer.send({ topic, acks: -1, messages: [{ key, value, headers: { ...headers } }] });
    }
  } finally {
    await producer.disconnect();
  }
  return records.length;
}

const OF_A_SERVICE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Facts, tasks and clocks, not what F22 has written; a record of a compacted topic may be a deletion, whose repetition would be a new word. */
const events = async ({ stage }: Rig): Promise<TopicRecord[]> => (await readRecords(stage.parts.environment)).filter(({ compacted, headers }) => !compacted && OF_A_SERVICE.test(headers.ce_id ?? ''));

function shuffled(draw: Draw, records: readonly TopicRecord[]): TopicRecord[] {
  const left = [...records];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = draw(at + 1);
    [left[at], left[other]] = [left[other] as TopicRecord, left[at] as TopicRecord];
  }
  return left;
}

/** Said again while the load rests: nothing may change by it. */
async function nothingChanges(rig: Rig, records: readonly TopicRecord[]): Promise<string[]> {
  const { kafka } = rig.stage.parts.servers;
  await sayAgain(kafka.address, records);
  for (const deadline = Date.now() + 120_000; (await waitsFor(rig.stage)) > 0; await pause(250)) if (Date.now() > deadline) return ['what was said again was not read to its end'];
  return (await awaitInvariants(rig.stage.parts.environment, rig.excused)).map((finding) => `after everything was said again: ${finding}`);
}

/** The last events twice more under load; then one desk reads everything from the beginning. */
const twice: Scenario = {
  fault: 'F20', does: 'events are said again under load and at rest, and one desk reads everything again from the beginning', short: false,
  run: async (rig) => {
    const { stage, load } = rig;
    const { kafka } = stage.parts.servers;
    const again = await sayAgain(kafka.address, (await events(rig)).slice(-150));
    const desk = pick(rig.draw, DESKS);
    await stage.component(desk).kill9();
    const rewound = await rewind(kafka.address, desk);
    await untilStarted(stage.component(desk));
    await load.more(4);
    return { evidence: { 'said again': again, [`read again by ${desk}`]: rewound } };
  },
  after: async (rig) => nothingChanges(rig, (await events(rig)).slice(-150)),
};

/** Sets every group of a service back to the first record. @returns by how many records; its members must be gone */
function rewind(brokers: string, service: string): Promise<number> {
  return withAdmin(brokers, async (admin) => {
    let records = 0;
    const { groups } = await admin.listGroups();
    for (const { groupId } of groups.filter(({ groupId: id }) => id.includes(service))) {
      // the broker keeps a killed member until its session is over
      for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(250)) {
        const { groups: [group] } = await admin.describeGroups([groupId]);
        if (group === undefined || group.members.length === 0) break;
      }
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
        records += partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
        await admin.resetOffsets({ groupId, topic, earliest: true });
      }
    }
    return records;
  }, 5);
}

const disorder: Scenario = {
  fault: 'F21', does: 'everything that was said is said again in a drawn order, within a return too', short: false,
  run: async (rig) => {
    const all = await events(rig);
    const again = await sayAgain(rig.stage.parts.servers.kafka.address, shuffled(rig.draw, all));
    return { evidence: { 'said again out of order': again } };
  },
  after: async (rig) => nothingChanges(rig, shuffled(rig.draw, await events(rig))),
};

export const REPEATS: readonly Scenario[] = [twice, disorder];
