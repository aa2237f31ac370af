import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { WAKE_CHANNEL } from './relay-wake.js';

/** Two numbers that name the relay's lock among PostgreSQL's advisory locks of the database. */
const RELAY_LOCK = [7311, 1] as const;

export interface LeadershipOptions {
  /** Direct connection to PostgreSQL: behind a transaction pooler a session lock belongs to nobody. */
  url: string;
  /** Heartbeat of the leader (ms); default 2,000. */
  beatEvery?: number;
  /** A leader whose heartbeat stands still for this long is frozen and loses its connection (ms); default 10,000. */
  frozenAfter?: number;
  /** Another replica committed something. */
  onWake: () => void;
}

/**
 * One sender per service: whoever holds the session lock. A killed leader loses it with its connection. A frozen one keeps
 * it, because the kernel answers for it; a rival that sees the heartbeat stand still ends that connection. Two leaders for
 * a moment are harmless: each sends a stream from its first unsent event, and consumers skip what they have.
 */
export class RelayLeadership {
  private client: Client | undefined;
  private beating: NodeJS.Timeout | undefined;
  private leads = false;
  private seen = { mark: '', since: 0 };
  private readonly holder = randomUUID();

  constructor(private readonly options: LeadershipOptions) {}

  /** True while this process holds the lock, as far as it knows. */
  get held(): boolean {
    return this.leads;
  }

  /** Tries to take the lock once; ends a frozen leader on the way. Throws when the database is away. */
  async tryTake(): Promise<boolean> {
    const client = await this.connection();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [...RELAY_LOCK]);
    if (!rows[0]?.taken) {
      await this.endFrozenLeader(client);
      return false;
    }
    await this.beat(client);
    await client.query(`listen ${WAKE_CHANNEL}`);
    this.leads = true;
    this.beating = setInterval(() => void this.beat(client).catch(() => this.drop()), this.options.beatEvery ?? 2_000);
    return true;
  }

  /** Gives the lock back. */
  async release(): Promise<void> {
    const { client } = this;
    this.drop();
    await client?.end().catch(() => undefined);
  }

  private async connection(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.options.url,
      application_name: 'guitu-relay',
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    client.on('notification', () => this.options.onWake());
    await client.connect();
    this.client = client;
    return client;
  }

  private drop(lost: Client | undefined = this.client): void {
    if (lost !== this.client) return;
    clearInterval(this.beating);
    this.leads = false;
    this.client = undefined;
    void lost?.end().catch(() => undefined);
  }

  private async beat(client: Client): Promise<void> {
    await client.query('update relay_leader set holder = $1, beats = beats + 1, beat_at = clock_timestamp()', [this.holder]);
  }

  /** Judges by this process' own monotonic clock how long holder and beats have not moved. */
  private async endFrozenLeader(client: Client): Promise<void> {
    const { rows } = await client.query<{ pid: number; beats: string }>(
      `select l.pid, r.beats from pg_locks l, relay_leader r
       where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2
         and l.database = (select oid from pg_database where datname = current_database())`,
      [...RELAY_LOCK],
    );
    const leader = rows[0];
    const mark = leader ? `${leader.pid}/${leader.beats}` : '';
    if (mark !== this.seen.mark) this.seen = { mark, since: performance.now() };
    else if (leader && performance.now() - this.seen.since >= (this.options.frozenAfter ?? 10_000)) {
      await client.query('select pg_terminate_backend($1)', [leader.pid]);
    }
  }
}
