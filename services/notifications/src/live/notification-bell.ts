import type { Database } from '@guitu/persistence/database';
import { Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';
import { Subject, type Observable } from 'rxjs';

const CHANNEL = 'guitu_notification';
const LISTEN_AGAIN_AFTER = 1_000;

export interface Chime { readonly person: string; readonly ord: string }

/**
 * Tells every replica that somebody's list has a new row, so that whichever of them holds the person's open screen shows it.
 * A doorbell, not a record: a chime that gets lost is found when the list is read.
 */
export class NotificationBell implements OnModuleInit, OnModuleDestroy {
  private readonly chimes = new Subject<Chime>();
  private readonly logger = new Logger(NotificationBell.name);
  private listener: Client | undefined;
  private stopping = false;
  private readonly stop$ = new Subject<void>();

  constructor(private readonly database: Pick<Database, 'query'>, private readonly url: string) {}

  get heard(): Observable<Chime> {
    return this.chimes;
  }

  /** Fires when the service goes down: open streams end then, or it could not stop. */
  get stopped(): Observable<void> {
    return this.stop$;
  }

  /** Outside any transaction, because NOTIFY inside one makes all commits of the database queue. */
  ring(person: string, ord: string): void {
    this.database.query('select pg_notify($1, $2)', [CHANNEL, `${person} ${ord}`]).catch(() => undefined);
  }

  /** Goes on trying while the database is away. */
  async onModuleInit(): Promise<void> {
    await this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.stop$.next();
    await this.listener?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    if (this.stopping) return;
    const client = new Client({ connectionString: this.url, application_name: 'guitu-notification-bell', connectionTimeoutMillis: 5_000, keepAlive: true });
    client.on('error', () => this.listenAgain(client));
    client.on('end', () => this.listenAgain(client));
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    this.listener = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      this.logger.warn(`not listening yet: ${String(error)}`);
      this.listenAgain(client);
    }
  }

  private hear(payload: string): void {
    const [person, ord] = payload.split(' ');
    if (person !== undefined && ord !== undefined) this.chimes.next({ person, ord });
  }

  private listenAgain(lost: Client): void {
    if (this.stopping || lost !== this.listener) return;
    this.listener = undefined;
    void lost.end().catch(() => undefined);
    setTimeout(() => void this.listen(), LISTEN_AGAIN_AFTER).unref();
  }
}
