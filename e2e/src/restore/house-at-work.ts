/** Returns that wait at a step, as people left them, and what the process knows of them. */
import type { Databases } from '../books/databases.js';
import type { DeskApi } from '../desk-api.js';
import { StoryClerks } from '../play/clerks.js';
import type { Stage } from '../play/stage.js';
import { SAMPLE_RETURNS } from '../stories/sample-returns.js';
import { USUAL, WAIT, type Story } from '../stories/story.js';

const LIMIT_MS = 300_000;

/** An open return as recorded. */
export interface OpenReturn { readonly subject: string; readonly rev: number; readonly dueAt: number | null }

export class HouseAtWork {
  constructor(private readonly stage: Stage, private readonly api: DeskApi, private readonly databases: Databases) {}

  /** One return at each of the sample's steps; none of them runs in time lapse. @returns return number by step */
  async begin(): Promise<Map<string, string>> {
    const samples = SAMPLE_RETURNS.filter(({ story }) => story.policyKey !== 'headline-lapse');
    const begun = await Promise.all(samples.map(async ({ story, waitsAt }) => [`${story.policyKey} ${waitsAt}`, (await this.play(story, waitsAt)).returnNo] as const));
    return new Map(begun);
  }

  /** People do what is to be done until a step is on its desk; a return there is not begun again, it goes on. @param name of its story */
  async goOn(name: string, until: string): Promise<string> {
    const story = SAMPLE_RETURNS.find((one) => one.story.name === name)?.story;
    if (story === undefined) throw new Error(`no sample is called ${name}`);
    return (await this.play({ ...story, choose: (task) => (task.step === until ? WAIT : USUAL) }, until)).returnNo;
  }

  /** One more, of its own name. */
  async register(name: string, until: string): Promise<string> {
    const [{ story } = { story: undefined }] = SAMPLE_RETURNS;
    if (story === undefined) throw new Error('there are no samples');
    return (await this.play({ ...story, name, choose: () => WAIT }, until)).returnNo;
  }

  async open(): Promise<OpenReturn[]> {
    const rows = await this.databases.rows<{ subject: string; rev: number; due_at: Date | null }>('process', 'select subject, rev, due_at from instance where closed_at is null order by subject');
    return rows.map(({ subject, rev, due_at }) => ({ subject, rev, dueAt: due_at?.getTime() ?? null }));
  }

  /** What the reconciler has found since (UTC ms): `subject problem mended`, each once. @param among null: of all kinds */
  async found(since: number, among: readonly string[] | null): Promise<string[]> {
    const rows = await this.databases.rows<{ findings: { subject: string; problem: string; mended: boolean }[] }>('process', 'select findings from reconciliation where finished_at is not null and started_at > $1', [new Date(since)]);
    const all = rows.flatMap(({ findings }) => findings).filter(({ problem }) => among === null || among.includes(problem));
    return [...new Set(all.map(({ subject, problem, mended }) => `${subject} ${problem}${mended ? ', mended' : ''}`))].sort();
  }

  private play(story: Story, until: string): Promise<{ returnNo: string }> {
    return new StoryClerks(this.api, this.stage.temporal, story, 'drill').playUntil(until, Date.now() + LIMIT_MS);
  }
}
