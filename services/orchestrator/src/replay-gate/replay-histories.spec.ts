/** The gate over the stored histories, and its negative control: what replay alone does not see, the gate names. */
import { PROCEDURES } from '@guitu/return-process/policy/profiles/catalogue';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Worker, type History } from '@temporalio/worker';
import { quietRuntime } from '../temporal/quiet-runtime.js';
import { sourceBundle } from '../testbed/source-bundle.js';
import { replayHistories, type NamedHistory } from './replay-histories.js';
import { readStoredHistories } from './stored-histories.js';

const stored = readStoredHistories();
/** A copy of one. */
function read(returnNo: string): NamedHistory {
  const found = readStoredHistories().find(({ name }) => name.endsWith(` ${returnNo}`));
  if (found === undefined) throw new Error(`no history of ${returnNo} is stored`);
  return found;
}
let bundle: string;
beforeAll(async () => {
  quietRuntime();
  bundle = await sourceBundle();
});

/** A copy with one event changed. */
function tampered(name: string, change: (event: NonNullable<History['events']>[number]) => boolean): NamedHistory {
  const { history } = read(name);
  const hit = (history.events ?? []).some(change);
  expect(hit).toBe(true);
  return { name: `${name} (changed)`, history };
}
const problemsOf = async (history: NamedHistory): Promise<string[]> => (await replayHistories(bundle, [history]))[0]?.problems ?? [];
/** What the change alone brings about, should the history differ from today's code already. */
async function newProblemsOf(changed: NamedHistory, name: string): Promise<string[]> {
  const before = new Set((await problemsOf(read(name))).map((problem) => problem.split(':')[0]));
  return (await problemsOf(changed)).filter((problem) => !before.has(problem.split(':')[0]));
}
const replayAlone = async ({ name, history }: NamedHistory): Promise<void> => Worker.runReplayHistory({ workflowBundle: { codePath: bundle }, sinks: { replay: { commands: { fn: () => undefined, callDuringReplay: false } } } }, history, name);
const reencode = (data: Uint8Array, change: (value: never) => unknown): Uint8Array => Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(data).toString('utf8')) as never)));

describe('the replay gate', () => {
  it('finds that today\'s code would do again what every stored history did', async () => {
    const reports = await replayHistories(bundle, stored);
    expect(reports).toHaveLength(stored.length);
    expect(reports.filter((report) => report.problems.length > 0)).toEqual([]);
  });

  it.each(PROCEDURES)('has a return under %s on which everybody was in time, and one on which everybody was late', (ref) => {
    for (const name of ['IN-TIME', 'LATE']) expect(stored.map((history) => history.name)).toContainEqual(expect.stringMatching(new RegExp(` RT-${name}-${ref.replace('@', '-')}$`)));
  });

  it('refuses to pass when it tested nothing', async () => {
    await expect(replayHistories(bundle, [])).rejects.toThrow(/no history/);
  });

  describe('negative control: replay says nothing, the gate names', () => {
    it('a timer with another duration', async () => {
      const changed = tampered('RT-ON-TIME', (event) => {
        const timeout = event.timerStartedEventAttributes?.startToFireTimeout;
        if (!timeout) return false;
        timeout.nanos = ((timeout.nanos ?? 0) + 7_000_000) % 1_000_000_000;
        return true;
      });
      await replayAlone(changed);
      expect(await newProblemsOf(changed, 'RT-ON-TIME')).toEqual([expect.stringMatching(/^timer \d+: history \d+, code \d+$/)]);
    });

    it('an effect with another content', async () => {
      const changed = tampered('RT-ON-TIME', (event) => {
        const payload = event.markerRecordedEventAttributes?.details?.['result']?.payloads?.[0];
        if (!payload?.data) return false;
        payload.data = reencode(payload.data, (answer: { hash: string }) => ({ ...answer, hash: 'ffffffffffffffff' }));
        return true;
      });
      await replayAlone(changed);
      expect(await newProblemsOf(changed, 'RT-ON-TIME')).toEqual([expect.stringMatching(/^record \d+: history f{16}, code [0-9a-f]{16}$/)]);
    });

    it('a search attribute with another value', async () => {
      const changed = tampered('RT-ON-TIME', (event) => {
        const stage = event.upsertWorkflowSearchAttributesEventAttributes?.searchAttributes?.indexedFields?.['RmaStage'];
        if (!stage?.data) return false;
        stage.data = reencode(stage.data, () => 'elsewhere');
        return true;
      });
      await replayAlone(changed);
      expect(await newProblemsOf(changed, 'RT-ON-TIME')).toEqual([expect.stringMatching(/^search attributes \d+: .*elsewhere/)]);
    });

    it('an activity with another input', async () => {
      const changed = tampered('RT-RECORD-AWAY', (event) => {
        const payload = event.activityTaskScheduledEventAttributes?.input?.payloads?.[0];
        if (!payload?.data) return false;
        payload.data = reencode(payload.data, (request: object) => ({ ...request, done: true }));
        return true;
      });
      await replayAlone(changed);
      expect(await newProblemsOf(changed, 'RT-RECORD-AWAY')).toEqual([expect.stringMatching(/^activity input \d+: /)]);
    });

    it('another kind of command, which replay sees as well', async () => {
      const changed = tampered('RT-RECORD-AWAY', (event) => {
        if (!event.activityTaskScheduledEventAttributes?.activityType) return false;
        event.activityTaskScheduledEventAttributes.activityType.name = 'somethingElse';
        return true;
      });
      expect((await problemsOf(changed))[0]).toMatch(/^replay: /);
    });
  });
});
