/** Hands stored facts to Temporal: starts or signals, one in flight per return, many returns at once, for as long as it takes. */
import type { Database } from '@guitu/persistence/database';
import { Logger } from '@nestjs/common';
import { abandonedSubjects, claimUndelivered, markFacts, postpone, postponeFact, startableSubjects, type UndeliveredFact } from './fact-rows.js';
import { Lanes, type Lane } from './lanes.js';
import type { ReopenReturn } from './reopen-return.js';
import type { StartReturn } from './start-return.js';
import type { StrayFacts } from './stray-facts.js';
import { TemporalRefusal, type TemporalDoor } from './temporal-door.js';

/** Looks for facts that nobody delivers this often (ms); also how soon work goes on when Temporal is back. */
const SWEEP_EVERY = 1_000;
/** As many returns are taken up per sweep. */
const SWEEP_LIMIT = 500;
/** A failed delivery is tried again after this (s). */
const RETRY_AFTER = 2;
const UNKNOWN_EVERY = 30_000;

interface Standing { started_at: Date | null; closed_at: Date | null; workflow_id: string }

export class DeliverFacts {
  private readonly logger = new Logger('Deliverer');
  private readonly lanes = new Lanes((subject) => this.serve(subject));
  private timers: NodeJS.Timeout[] = [];
  private failing = false;

  /** @param onMissingRun Temporal has no open run of a return that is open here */
  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalDoor,
    private readonly startReturn: StartReturn,
    private readonly strayFacts: StrayFacts,
    private readonly reopenReturn: ReopenReturn,
    private readonly onMissingRun: (subject: string) => Promise<void>,
  ) {}

  start(): void {
    this.timers = [
      setInterval(() => void this.quietly(() => this.sweep()), SWEEP_EVERY),
      setInterval(() => void this.quietly(() => this.strayFacts.unknownSince()), UNKNOWN_EVERY),
    ];
  }

  async stop(): Promise<void> {
    this.timers.forEach(clearInterval);
    await this.lanes.stop();
  }

  /** A return has something undelivered. */
  offer(subject: string, lane: Lane): void {
    this.lanes.offer(subject, lane);
  }

  /** Takes up what was left behind: by a worker that died, by Temporal being away, by a document that came late. */
  async sweep(): Promise<void> {
    for (const subject of await abandonedSubjects(this.database, SWEEP_LIMIT)) this.offer(subject, 'people');
    await this.offerStartable();
  }

  /** Returns whose documents have come. Never throws: what the database does not say now, the next sweep asks again. */
  offerStartable(): Promise<void> {
    return this.quietly(async () => {
      for (const subject of await startableSubjects(this.database, SWEEP_LIMIT)) this.offer(subject, 'bulk');
    });
  }

  private async serve(subject: string): Promise<void> {
    try {
      await this.deliver(subject);
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.warn(`${subject}: ${String(error)}; trying again every ${RETRY_AFTER} s`);
      this.failing = true;
      await postpone(this.database, subject, RETRY_AFTER, String(error)).catch(() => undefined);
    }
  }

  private async deliver(subject: string): Promise<void> {
    const claimed = await claimUndelivered(this.database, subject);
    const facts = await this.reopened(subject, claimed);
    if (facts.length === 0) return;
    const standing = await this.standing(subject);
    if (!standing) return markFacts(this.database, subject, facts, 'waiting', '没有登记 / not registered');
    if (standing.closed_at) return void (await this.strayFacts.lateFor(subject));
    if (standing.started_at) return this.signalAll(subject, standing.workflow_id, await this.withoutPast(subject, facts));
    const outcome = await this.startReturn.execute(subject, false);
    if (outcome === 'in_the_way') throw new Error('Temporal 中同号的运行已结束 / a closed run has this id');
    if (outcome !== 'started') return markFacts(this.database, subject, facts, 'waiting', outcome);
    const news = await this.withoutPast(subject, facts);
    const register = news.filter((fact) => fact.kind === 'register').slice(0, 1);
    await markFacts(this.database, subject, register, 'delivered');
    await this.signalAll(subject, standing.workflow_id, news.filter((fact) => !register.includes(fact)));
  }

  /** What is left to deliver after a 重开 among these facts was seen to. */
  private async reopened(subject: string, facts: readonly UndeliveredFact[]): Promise<readonly UndeliveredFact[]> {
    const word = facts.find(({ kind }) => kind === 'reopen');
    const outcome = word === undefined ? 'running' : await this.reopenReturn.execute(subject, word);
    // refused: it is late like every other fact of a return that has ended
    if (word === undefined || outcome === 'running' || outcome === 'refused') return facts;
    if (outcome === 'started') await markFacts(this.database, subject, [word], 'delivered');
    else await postponeFact(this.database, subject, word, RETRY_AFTER, '运行尚未结束 / its run has not gone yet');
    return facts.filter((fact) => fact !== word);
  }

  /** What is left beside the facts of a return that was taken over: its run began with those. */
  private async withoutPast(subject: string, facts: readonly UndeliveredFact[]): Promise<readonly UndeliveredFact[]> {
    const past = facts.filter(({ source }) => source === 'takeover');
    await markFacts(this.database, subject, past, 'delivered');
    return past.length === 0 ? facts : facts.filter(({ source }) => source !== 'takeover');
  }

  private async signalAll(subject: string, workflowId: string, facts: readonly UndeliveredFact[]): Promise<void> {
    const delivered: UndeliveredFact[] = [];
    try {
      for (const fact of facts) {
        const outcome = await this.signalOne(subject, workflowId, fact);
        if (outcome === 'missing') return await this.missing(subject);
        if (outcome === 'delivered') delivered.push(fact);
      }
    } finally {
      await markFacts(this.database, subject, delivered, 'delivered');
    }
  }

  private async signalOne(subject: string, workflowId: string, fact: UndeliveredFact): Promise<'delivered' | 'missing' | 'refused'> {
    try {
      return await this.temporal.signalFact(workflowId, { ...fact.body, receivedAt: fact.received_at.getTime(), ...(fact.document !== null && { document: fact.document }) });
    } catch (error) {
      if (!(error instanceof TemporalRefusal)) throw error;
      await markFacts(this.database, subject, [fact], 'refused', error.message);
      return 'refused';
    }
  }

  /** Closed in this very moment: its facts are late. Otherwise its run is lost and has to be started again. */
  private async missing(subject: string): Promise<void> {
    if ((await this.standing(subject))?.closed_at) return void (await this.strayFacts.lateFor(subject));
    await postpone(this.database, subject, RETRY_AFTER, 'Temporal 中没有此运行 / no such run in Temporal');
    await this.onMissingRun(subject);
  }

  private async standing(subject: string): Promise<Standing | undefined> {
    const [row] = await this.database.query<Standing>('select started_at, closed_at, workflow_id from instance where subject = $1', [subject]);
    return row;
  }

  private async quietly(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => this.logger.warn(String(error)));
  }
}
