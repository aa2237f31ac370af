/** People at work under a seed: a few at a time, each takes the next return as soon as his last one is over. */
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PEOPLE } from '@guitu/identity/demo-people';
import { DAY } from '../../stories/day.js';
import { WAIT, type Story } from '../../stories/story.js';
import type { TemporalCli } from '../../play/operator-cli.js';
import { StoryClerks } from '../../play/clerks.js';
import { judge } from '../../play/judge-story.js';
import type { Addresses } from '../../desk-api.js';
import { drawsOf, pick } from '../draw.js';
import { Gate, LoadOver } from './gate.js';
import { Ledger } from './ledger.js';
import { NotingApi } from './noting-api.js';

/** Stories whose end does not depend on who is how fast; of late clocks the invariants speak. */
const NAMES = ['headline on time', 'headline, split over three outcomes', 'headline, re-inspection fails once', 'headline, 判定 late', 'S000-04, scrap with approval', 'S000-02, a posting is refused and ordered anew'];
const STORIES: readonly Story[] = DAY.filter(({ name }) => NAMES.includes(name));
const RESOLVE_WITHIN_MS = 60_000;
const WAITS_FOR_MS = 120_000;

export class Load {
  readonly ledger = new Ledger();
  /** what went otherwise than a story says, or was refused to somebody who should not have been */
  readonly complaints: string[] = [];
  /** returns played to their end */
  ended = 0;
  private readonly gate = new Gate();
  /** the desks as the load uses them: whatever is asked by it is noted too */
  readonly api: NotingApi;
  private lanes: Promise<void>[] = [];
  private beside = 0;

  constructor(addresses: Addresses, private readonly temporal: TemporalCli, private readonly seed: number) {
    this.api = new NotingApi(addresses, this.ledger, this.gate, seed);
  }

  /** Everybody signs in and `people` begin. */
  async start(people: number): Promise<void> {
    for (const { staff } of DEMO_PEOPLE) await this.api.token(staff);
    this.lanes = Array.from({ length: people }, (_, lane) => this.work(lane));
  }

  get accepted(): number {
    return this.ledger.counts.accepted;
  }

  /** Until so many more requests were accepted. @throws Error when nothing goes on any more */
  async more(requests: number): Promise<void> {
    const [until, deadline] = [this.accepted + requests, Date.now() + WAITS_FOR_MS];
    while (this.accepted < until) {
      if (Date.now() > deadline) throw new Error(`of ${requests} requests ${until - this.accepted} were not accepted within ${WAITS_FOR_MS / 1_000} s`);
      await pause(25);
    }
  }

  /** Until it is so. @returns whether it came to be */
  async until(so: () => boolean, limitMs: number = WAITS_FOR_MS): Promise<boolean> {
    for (const deadline = Date.now() + limitMs; !so(); await pause(25)) if (Date.now() > deadline) return false;
    return true;
  }

  /** One more return, beside the others, to its end. @throws Error when it does not come there */
  async playOne(name: string): Promise<void> {
    await this.clerks(name).play(Date.now() + 3 * WAITS_FOR_MS);
  }

  /** One more return, left where a task of this step is on a desk; `goOn` plays it to its end from there. */
  async leaveAt(name: string, step: string): Promise<{ returnNo: string; goOn: () => Promise<void> }> {
    const own = this.beside++;
    const { returnNo } = await this.clerks(name, step, own).playUntil(step, Date.now() + WAITS_FOR_MS);
    return { returnNo, goOn: async () => void (await this.clerks(name, undefined, own).play(Date.now() + 3 * WAITS_FOR_MS)) };
  }

  /** Stops the people where they are, and asks again, with its key, whatever nobody knows the end of. */
  async rest(): Promise<void> {
    await this.gate.close();
    const deadline = Date.now() + RESOLVE_WITHIN_MS;
    while (this.ledger.unknown.length > 0 && Date.now() < deadline) {
      for (const { asked } of this.ledger.unknown) await this.api.tryOnce(asked).catch(() => undefined);
      if (this.ledger.unknown.length > 0) await pause(250);
    }
  }

  goOn(): void {
    this.gate.open();
  }

  async end(): Promise<void> {
    this.gate.end();
    await Promise.all(this.lanes);
  }

  private clerks(name: string, leftAt?: string, own: number = this.beside++): StoryClerks {
    const story = STORIES.find((one) => one.name === name);
    if (story === undefined) throw new Error(`there is no story ${name}`);
    const left: Story = { ...story, choose: (task, seen) => (task.step === leftAt ? WAIT : story.choose(task, seen)) };
    return new StoryClerks(this.api, this.temporal, left, `faults-${this.seed}-beside-${own}`);
  }

  private async work(lane: number): Promise<void> {
    const draw = drawsOf(this.seed, `lane ${lane}`);
    for (let nr = 1; ; nr += 1) {
      const clerks = new StoryClerks(this.api, this.temporal, pick(draw, STORIES), `faults-${this.seed}-${lane}-${nr}`);
      try {
        const played = await clerks.play(Infinity);
        this.ended += 1;
        // being late is the fault's doing
        this.complaints.push(...judge(played, new Set(played.status.breaches)));
      } catch (error) {
        if (error instanceof LoadOver) return;
        this.complaints.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
}
