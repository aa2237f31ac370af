import { z } from 'zod';
import { JOURNAL_PAGE, type JournalRecord } from './read-journal.js';

/** Port to the producers' journals. */
export interface GapFetcher {
  /** Events of `source` about `subject` with numbers above `after`, in order, at most a page. */
  fetch(source: string, subject: string, after: number): Promise<JournalRecord[]>;
}

export interface HttpGapFetcherOptions {
  /** Base URL of each producing service, by source. */
  baseUrls: Readonly<Record<string, string>>;
  /** Headers of each request, e.g. the service's own token. */
  headers?: () => Record<string, string>;
}

/** Tolerant: a newer producer may say more. */
const Page = z.object({
  events: z.array(z.object({ subject: z.string(), seq: z.int().min(1), headers: z.record(z.string(), z.string()), value: z.string() })),
});
const TIMEOUT = 5_000;

/** `GET <base>/internal/events?subject=…&after=…&limit=…` of the producing service. */
export class HttpGapFetcher implements GapFetcher {
  constructor(private readonly options: HttpGapFetcherOptions) {}

  /** @throws when the source is unknown, does not answer in 5 s, or answers something else than a page of events */
  async fetch(source: string, subject: string, after: number): Promise<JournalRecord[]> {
    const base = this.options.baseUrls[source];
    if (base === undefined) throw new Error(`没有 ${source} 的地址 / no address of ${source}`);
    const url = new URL('/internal/events', base);
    url.search = new URLSearchParams({ subject, after: String(after), limit: String(JOURNAL_PAGE) }).toString();
    const response = await fetch(url, { headers: this.options.headers?.() ?? {}, signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) throw new Error(`${source} 答复 / answered ${response.status}`);
    return Page.parse(await response.json()).events;
  }
}
