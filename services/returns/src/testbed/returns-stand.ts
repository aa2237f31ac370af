/** The returns service on its own database, with registered returns and a check that a refusal changes nothing. */
import { expect } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import type { TaskStatement } from '@guitu/contracts/task';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import returns from '../service.js';

export interface JournalRow { readonly subject: string; readonly seq: number; readonly type: string; readonly body: Record<string, unknown> & { payload: Record<string, unknown> } }

export class ReturnsStand {
  private constructor(readonly desk: DeskStand) {}

  static async start(): Promise<ReturnsStand> {
    return new ReturnsStand(await DeskStand.start(returns));
  }

  stop(): Promise<void> {
    return this.desk.stop();
  }

  /** A registered return of ten pieces, or what `more` says. @returns its number */
  async register(more: object = {}, person: string = 'e-cs'): Promise<string> {
    const answer = await this.desk.post('/returns', person, registration(more));
    if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);
    return (answer.body['fact'] as { returnNo: string }).returnNo;
  }

  /** A registered return with an open task for sales, or for whom `more` says. */
  async task(accepts: FactKind, more: Partial<TaskStatement> = {}): Promise<TaskStatement> {
    return this.desk.task('returns', accepts, { returnNo: more.returnNo ?? (await this.register()), ...more });
  }

  record(kind: CommandKind, returnNo: string, body: object, person: string = 'e-sales', key?: string): Promise<Answer> {
    return this.desk.post(`/returns/${returnNo}/${COMMAND_NOUNS[kind]}`, person, body, key);
  }

  /** What this service said about a return, in order. */
  async events(returnNo: string): Promise<JournalRow[]> {
    return this.desk.database.dataSource.query('select subject, seq, type, body from journal where subject = $1 order by seq', [`GT01/${returnNo}`]);
  }

  async rowsOf<Row extends object = Record<string, unknown>>(table: string, returnNo: string): Promise<Row[]> {
    return this.desk.database.dataSource.query(`select * from ${table} t where return_no = $1 order by fact_id, (to_jsonb(t)->>'position')::integer`, [returnNo]);
  }

  /** The attempt is refused with this status and code, in both languages, and no table is different afterwards. */
  async refused([status, code]: readonly [number, string], attempt: () => Promise<Answer>, path?: string): Promise<Answer> {
    const before = await this.contents();
    const answer = await attempt();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body['zh']).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body['en']).toMatch(/[a-z]/);
    if (path !== undefined) expect(answer.body.errors?.map((error) => error.path)).toContain(path);
    expect(await this.contents()).toEqual(before);
    return answer;
  }

  /** Without what follows this service's own topic by itself. */
  private async contents(): Promise<Record<string, string>> {
    const { timeline_entry: _follows, known_number: _likewise, source_incarnation: _too, ...tables } = await this.desk.contents();
    return tables;
  }
}

/** A registration as a clerk sends it. */
export const registration = (more: object = {}): object => ({ plantCode: 'SZ1', customerCode: 'C-100', lines: [{ item: 'ITEM-1', qty: '10', unit: 'pcs' }], ...more });
