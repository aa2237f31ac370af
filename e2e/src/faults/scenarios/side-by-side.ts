/** A release rolled out while people work: processes of the one before beside those of this one. F30, F31; of a stage with `older`. */
import type { Done, Scenario } from '../scenario.js';
import { SERVICES } from '../stage/edges.js';
import type { FaultStage } from '../stage/stage.js';
import { untilStarted } from '../stage/stage.js';

/** Requests with an answer that each of these processes gave since its start, by its own count. */
async function answered({ parts }: FaultStage, names: readonly string[]): Promise<number> {
  let sum = 0;
  for (const name of names) {
    for (const port of Object.values(parts.processes.get(name)?.launch.ports ?? {})) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      for (const [, path, count] of text.matchAll(/^guitu_http_request_seconds_count\{[^}]*route="([^"]*)"[^}]*\} (\d+)$/gm)) if (path?.includes('/api/') === true) sum += Number(count);
    }
  }
  return sum;
}

const together: Scenario = {
  fault: 'F31', does: 'every service has a process of the release before and one of this, on one database migrated by this one', short: false,
  run: async ({ stage, load }): Promise<Done> => {
    const { older } = stage.parts;
    const before = [await answered(stage, older), await answered(stage, SERVICES)] as const;
    const ended = load.ended;
    await load.more(150);
    if (!(await load.until(() => load.ended >= ended + 2))) return { evidence: {}, findings: ['no return came to its end any more'] };
    return { evidence: { 'answered by the older': (await answered(stage, older)) - before[0], 'answered by the newer': (await answered(stage, SERVICES)) - before[1], 'returns that ended': load.ended - ended } };
  },
};

/** Runs that began with one release go on with the other, and back. */
const workers: Scenario = {
  fault: 'F30', does: 'runs are worked on by the release before alone, by this one alone, and by the one before again', short: false,
  run: async ({ stage, load }) => {
    const older = stage.parts.older.find((name) => name.startsWith('orchestrator'));
    if (older === undefined) throw new Error('the stage has no older orchestrator');
    const evidence: Record<string, number> = {};
    for (const [what, stopped] of [['with the older alone', 'orchestrator'], ['with this one alone', older], ['with the older alone again', 'orchestrator']] as const) {
      await stage.component(stopped).stop();
      const before = load.accepted;
      await load.more(25);
      evidence[`requests ${what}`] = load.accepted - before;
      await untilStarted(stage.component(stopped));
    }
    return { evidence };
  },
};

export const SIDE_BY_SIDE: readonly Scenario[] = [together, workers];
