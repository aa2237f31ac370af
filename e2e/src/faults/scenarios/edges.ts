/** What a network does: F12 to F15, F24, F25. */
import type { FaultMode, FaultProxy } from '@guitu/testing/fault-proxy';
import { drawsOf, pick } from '../draw.js';
import type { Scenario } from '../scenario.js';
import { allEdges, SERVICES } from '../stage/edges.js';
import { aWhile, DESKS, grown, soon } from './moments.js';

const CUTS = [['refuse', 'resets'], ['half-open', 'unheard'], ['stall', 'stalled']] as const satisfies readonly (readonly [FaultMode, keyof FaultProxy['counts']])[];

/** One edge of each kind is broken in a drawn way for a while, one after the other. */
const cutEdges: Scenario = {
  fault: 'F12', does: 'one edge of each kind (people→service, →PostgreSQL, →Kafka, →Temporal) is refused, half open or stalled', short: true,
  run: async (rig) => {
    const { edges } = rig.stage.parts;
    const [desk, other, third] = [pick(rig.draw, DESKS), pick(rig.draw, DESKS), pick(rig.draw, DESKS)];
    const evidence: Record<string, number> = {};
    for (const [where, edge] of [[`${desk} ← people`, edges.http[desk]], [`${other} → PostgreSQL`, edges.postgres[other]], [`${third} → Kafka`, edges.kafka[third]], ['orchestrator → Temporal', edges.temporal]] as const) {
      const [mode, count] = pick(rig.draw, CUTS);
      await soon(rig);
      evidence[`${where}: ${count}`] = await grown([edge], count, async () => {
        edge.mode = mode;
        await aWhile(rig, 800);
        edge.heal();
      });
    }
    return { evidence };
  },
};

const isCommit = (request: Buffer): boolean => request.includes('COMMIT');
/** Api key of a produce request, behind the four bytes of its length. */
const isProduce = (request: Buffer): boolean => request.length > 6 && request.readInt16BE(4) === 0;
const isPost = (request: Buffer): boolean => request.subarray(0, 5).toString() === 'POST ';

/** It was done, and who asked is not told: at every place where that can be. */
const lostReplies: Scenario = {
  fault: 'F13', does: 'the answer is lost after the deed: COMMIT, Kafka’s acknowledgement, HTTP (whole, and cut midway), Temporal', needs: ['silent', 'resolved'], short: true,
  run: async (rig) => {
    const { edges } = rig.stage.parts;
    const [http, postgres, kafka] = [edges.http, edges.postgres, edges.kafka].map((each) => Object.values(each) as FaultProxy[]);
    const evidence: Record<string, number> = {};
    const lose = async (what: string, proxies: readonly FaultProxy[] = [], count: 'repliesLost' | 'repliesCut', arm: (edge: FaultProxy) => void): Promise<void> => {
      evidence[what] = await grown(proxies, count, async () => {
        proxies.forEach(arm);
        await soon(rig);
        await aWhile(rig, 400);
      });
      for (const edge of proxies) edge.heal();
    };
    await lose('commits unanswered', postgres, 'repliesLost', (edge) => edge.breakNext(isCommit, 'lose', 1 + rig.draw(2)));
    await lose('Kafka acknowledgements lost', kafka, 'repliesLost', (edge) => edge.breakNext(isProduce, 'lose', 1));
    await lose('HTTP answers lost', http, 'repliesLost', (edge) => edge.breakNext(isPost, 'lose', 1));
    await lose('HTTP answers cut', http, 'repliesCut', (edge) => edge.breakNext(isPost, 'cut', 1));
    await lose('Temporal’s answers lost', [edges.temporal], 'repliesLost', (edge) => (edge.mode = 'lose-reply'));
    return { evidence };
  },
};

const slowLinks: Scenario = {
  fault: 'F14', does: 'every edge of one desk takes 100 ms each way, at 64 KiB/s', short: false,
  run: async (rig) => {
    const { edges } = rig.stage.parts;
    const desk = pick(rig.draw, DESKS);
    const slow = [edges.http[desk], edges.postgres[desk], edges.kafka[desk]];
    await soon(rig);
    const slowed = await grown(slow, 'slowed', async () => {
      for (const edge of slow) edge.link = { delayMs: 100, bytesPerSecond: 65_536 };
      await rig.load.more(4);
      await aWhile(rig, 1_000);
    });
    return { evidence: { [`pieces of ${desk} held back`]: slowed } };
  },
};

/** It can send and cannot note that it sent. */
const halfPartition: Scenario = {
  fault: 'F15', does: 'a relay reaches Kafka and not PostgreSQL', short: false,
  run: async (rig) => {
    const desk = pick(rig.draw, DESKS);
    const edge = rig.stage.parts.edges.postgres[desk];
    await soon(rig);
    const refused = await grown([edge], 'resets', async () => {
      edge.mode = 'refuse';
      await aWhile(rig, 2_000);
    });
    return { evidence: { [`connections of ${desk} refused`]: refused } };
  },
};

const slowReader: Scenario = {
  fault: 'F24', does: 'one service hears Kafka at 4 KiB/s while the others go on', short: false,
  run: async (rig) => {
    const service = pick(rig.draw, SERVICES);
    const edge = rig.stage.parts.edges.kafka[service];
    const slowed = await grown([edge], 'slowed', async () => {
      edge.link = { delayMs: 20, bytesPerSecond: 4_096 };
      await rig.load.more(6);
      await aWhile(rig, 8_000);
    });
    return { evidence: { [`pieces to ${service} held back`]: slowed } };
  },
};

const slowProjection: Scenario = {
  fault: 'F25', does: 'the read models of one desk fall behind: its PostgreSQL takes 40 ms each way', short: false,
  run: async (rig) => {
    const edge = rig.stage.parts.edges.postgres.returns;
    const readsBefore = rig.load.ledger.readsBack;
    const slowed = await grown([edge], 'slowed', async () => {
      edge.link = { delayMs: 40 };
      await rig.load.more(25);
    });
    return { evidence: { 'answers of PostgreSQL held back': slowed, 'reads of what was written': rig.load.ledger.readsBack - readsBefore } };
  },
};

/** Of `--long`: random edges in random ways, many at once. */
const weather: Scenario = {
  fault: 'F12', does: 'bad weather: up to six edges at once, broken in drawn ways, twenty times', short: false,
  run: async (rig) => {
    const edges = allEdges(rig.stage.parts.edges);
    let broken = 0;
    for (let gust = 0; gust < 20; gust += 1) {
      const draw = drawsOf(rig.draw(1_000_000), 'gust');
      const hit = Array.from({ length: 1 + draw(6) }, () => pick(draw, edges));
      for (const edge of hit) {
        const [mode, count] = pick(draw, CUTS);
        broken += await grown([edge], count, () => Promise.resolve(void (edge.mode = mode)));
      }
      await aWhile(rig, 500);
      for (const edge of hit) edge.heal();
      await aWhile(rig, 500);
    }
    return { evidence: { 'connections broken': broken } };
  },
};

export const EDGES: readonly Scenario[] = [cutEdges, lostReplies, slowLinks, halfPartition, slowReader, slowProjection, weather];
