/** What a house keeps, as a stranger reads it: its databases, its topics from offset 0, its runs in Temporal, its object store. */
import pg from 'pg';
import { BOOKS, type Book } from '../books/databases.js';
import { readRecords, type TopicRecord } from './read-records.js';
import { readRuns, type Run } from './read-runs.js';

export const ALL_BOOKS = Object.keys(BOOKS) as Book[];

type Environment = Readonly<Record<string, string | undefined>>;

export class House {
  private constructor(
    private readonly sessions: ReadonlyMap<Book, Session>,
    /** Every record that lies on the topics of the services now. */
    readonly records: readonly TopicRecord[],
    /** One per return the process knows, and every run of the house that no return knows. */
    readonly runs: readonly Run[],
    readonly environment: Environment,
  ) {}

  /** @param environment as run/stack.env has it: addresses of databases, brokers and Temporal */
  static async open(environment: Environment): Promise<House> {
    const sessions = new Map<Book, Session>();
    const house = new House(sessions, [], [], environment);
    try {
      for (const book of ALL_BOOKS) sessions.set(book, await Session.open(environment, book));
      const records = await readRecords(environment);
      const returns = await house.rows<{ workflow_id: string; closed: boolean }>('process', 'select workflow_id, closed_at is not null as closed from instance where started_at is not null');
      const [{ first } = { first: null }] = await house.rows<{ first: Date | null }>('process', 'select min(opened_at) as first from instance');
      return new House(sessions, records, await readRuns(environment, returns, first), environment);
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  async rows<T extends pg.QueryResultRow>(book: Book, sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.session(book).query<T>(sql, values)).rows;
  }

  /** What is wrong in a book, a sentence each: the only column of what is asked for. */
  async findings(book: Book, sql: string): Promise<string[]> {
    return (await this.rows<{ what: string }>(book, `select what from (${sql}) found (what)`)).map(({ what }) => `${book}: ${what}`);
  }

  /** How many rows a statement wrote; null where it is none that writes rows. For seeded defects, see prove.ts. */
  async changed(book: Book, statement: string): Promise<number | null> {
    return (await this.session(book).query(statement)).rowCount;
  }

  /** The same house as it would be read with other records or runs; shares the connections. */
  with(changed: { records?: readonly TopicRecord[]; runs?: readonly Run[] }): House {
    return new House(this.sessions, changed.records ?? this.records, changed.runs ?? this.runs, this.environment);
  }

  async close(): Promise<void> {
    await Promise.all([...this.sessions.values()].map((session) => session.close()));
  }

  private session(book: Book): Session {
    const session = this.sessions.get(book);
    if (session === undefined) throw new Error(`${book} is not open`);
    return session;
  }
}

/** One connection, one statement at a time, so that a defect seeded in its transaction is seen by what looks for it. */
class Session {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly client: pg.Client) {}

  static async open(environment: Environment, book: Book): Promise<Session> {
    const variable = `GUITU_${BOOKS[book]}_DATABASE_URL`;
    const connectionString = environment[variable];
    if (connectionString === undefined) throw new Error(`${variable} is not set`);
    const client = new pg.Client({ connectionString });
    await client.connect();
    return new Session(client);
  }

  query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<pg.QueryResult<T>> {
    const mine = this.last.then(() => this.client.query<T>(sql, values));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
