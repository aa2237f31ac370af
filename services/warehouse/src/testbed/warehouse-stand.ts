/** The warehouse on its own database, with goods that were received, and a check that a refusal changes nothing. */
import { expect } from '@jest/globals';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import type { TaskStatement } from '@guitu/contracts/task';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import warehouse from '../service.js';

export interface StockLine {
  readonly return_no: string; readonly line: number; readonly received: string; readonly restocked: string; readonly treated: string; readonly repaired: string;
  readonly scrapped: string; readonly dismantled: string; readonly to_supplier: string; readonly sent_back: string; readonly pending: string; readonly uncounted: string;
}
export const PUMP = { line: 1, item: 'PUMP', qty: '10', unit: 'pcs' as const };
/** Task of a portion of line 1. */
export const portion = (qty: string, id: string = 'p1') => ({ scope: { portion: id }, lines: [{ ...PUMP, qty, portion: id }] });
export const count = (received: string) => ({ lines: [{ line: 1, received }], documents: ['slip'], signedBy: [] });

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export class WarehouseStand {
  private photos = 0;

  private constructor(readonly desk: DeskStand) {}

  static async start(): Promise<WarehouseStand> {
    return new WarehouseStand(await DeskStand.start(warehouse));
  }

  stop(): Promise<void> {
    return this.desk.stop();
  }

  /** The keeper answers a task of this kind that was just put to him. */
  async record(returnNo: string, kind: CommandKind, body: object, task: Partial<TaskStatement> = {}, person: string = 'e-keeper'): Promise<Answer> {
    const { taskId } = await this.desk.task('warehouse', kind as FactKind, { returnNo, taskId: `${kind}/${task.round ?? 1}/${JSON.stringify(task.scope ?? {}).length}`, ...task });
    return this.desk.post(`/returns/${returnNo}/${COMMAND_NOUNS[kind]}`, person, { taskId, ...body });
  }

  /** A return of which so much was counted. @returns its number */
  async received(qty: string): Promise<string> {
    const returnNo = newReturnNo();
    expect((await this.record(returnNo, 'receive', count(qty))).status).toBe(201);
    return returnNo;
  }

  /** The process says what was decided for portions of line 1: [portion, quantity, goods]. */
  decided(returnNo: string, ...portions: readonly [portion: string, qty: string, goods: string | null][]): Promise<void> {
    return this.desk.status(returnNo, { lines: [{ line: 1, claimed: '10', arrived: '10', undecided: '0', ended: '0', portions: portions.map(([id, qty, goods]) => ({ portion: id, qty, goods, remedy: 'NONE', place: 'house' })) }] });
  }

  async stockOf(returnNo: string): Promise<StockLine | undefined> {
    return (await this.desk.rows<StockLine>('stock_line')).find((row) => row.return_no === returnNo);
  }

  /** A photo that person has uploaded. @returns its id */
  async photo(person: string): Promise<string> {
    const response = await fetch(`${this.desk.service.url}/api/warehouse/v1/attachments`, {
      method: 'POST', body: new Uint8Array(PIXEL), signal: AbortSignal.timeout(60_000),
      headers: { authorization: `Bearer ${await this.desk.token(person)}`, 'content-type': 'image/png', 'idempotency-key': `photo-key-${++this.photos}` },
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  /** It is refused with this status, and no table is different afterwards. @returns the fields that were wrong */
  async refused(attempt: () => Promise<Answer>, status: number): Promise<string[]> {
    return ((await this.refusal(attempt, status)).body.errors ?? []).map(({ path }) => path);
  }

  async refusal(attempt: () => Promise<Answer>, status: number): Promise<Answer> {
    const before = await this.desk.contents();
    const answer = await attempt();
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.any(String)]);
    expect(await this.desk.contents()).toEqual(before);
    return answer;
  }
}
