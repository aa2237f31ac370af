/** The desks as the load uses them: every request with a key is noted, some are sent again, and all wait while the gate is closed. */
import { createHash } from 'node:crypto';
import { DeskApi, type Addresses, type Answer } from '../../desk-api.js';
import type { Gate } from './gate.js';
import type { Asked, Ledger, Try } from './ledger.js';

/** Of a hundred keys, so many are sent again after their answer, and so many twice at once. */
const AGAIN_OF_100 = 8;
const TWIN_OF_100 = 4;
/** Of a hundred accepted facts, after so many their task list is read again. */
const READ_BACK_OF_100 = 25;

export class NotingApi extends DeskApi {
  /** the system that books is not the house's: what it was asked is not noted */
  private readonly other: string;

  constructor(at: Addresses, readonly ledger: Ledger, private readonly gate: Gate, private readonly seed: number) {
    super(at);
    this.other = at.erp;
  }

  /** While the gate is closed it waits; nobody else's request is in the air when the gate's `closed` resolves. */
  override async send<T>(method: string, url: string, person: string, body?: unknown, key?: string): Promise<Answer<T>> {
    await this.gate.pass();
    try {
      if (key === undefined || url.startsWith(this.other)) return await super.send<T>(method, url, person, body, key);
      const asked: Asked = { key, person, method, url, body };
      const twin = this.chance(`twin/${key}`) < TWIN_OF_100 ? this.tryOnce(asked).catch(() => undefined) : undefined;
      const answer = await this.tryOnce<T>(asked).finally(() => twin);
      if (this.chance(`again/${key}`) < AGAIN_OF_100) await this.tryOnce(asked).catch(() => undefined);
      if (answer.status === 201 && this.chance(`read/${key}`) < READ_BACK_OF_100) await this.readBack(asked);
      return answer;
    } finally {
      this.gate.leave();
    }
  }

  /** Sends it, notes what was answered. @throws what fetch throws when there is no answer */
  async tryOnce<T>(asked: Asked): Promise<Answer<T>> {
    const from = performance.now();
    const done = (reply: Try['reply']): void => void this.ledger.note(asked, { from, to: performance.now(), reply });
    try {
      const answer = await super.send<T>(asked.method, asked.url, asked.person, asked.body, asked.key);
      done(answer);
      return answer;
    } catch (error) {
      done(null);
      throw error;
    }
  }

  /** Who answered a task must not find that edition of it on his desk again. */
  private async readBack({ url, person, body }: Asked): Promise<void> {
    const { taskId, taskRev } = (body ?? {}) as { taskId?: string; taskRev?: number };
    const [, base = '', returnNo = ''] = /^(.*)\/returns\/([^/]+)\//.exec(url) ?? [];
    if (taskId === undefined || taskRev === undefined || returnNo === '') return;
    const answer = await super.send<{ items: { taskId: string; rev: number }[] }>('GET', `${base}/tasks?returnNo=${returnNo}&state=open`, person).catch(() => null);
    if (answer?.status !== 200) return;
    this.ledger.readsBack += 1;
    const stale = answer.body.items.find((task) => task.taskId === taskId && task.rev <= taskRev);
    if (stale !== undefined) this.ledger.staleReads.push(`${returnNo}: ${person} answered task ${taskId} (${taskRev}) and found it open (${stale.rev})`);
  }

  private chance(what: string): number {
    return createHash('sha256').update(`${this.seed}/${what}`).digest().readUInt32BE(0) % 100;
  }
}
