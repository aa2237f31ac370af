import { describe, expect, it } from '@jest/globals';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { count, portion, PUMP, type WarehouseStand } from './warehouse-stand.js';

/** Ways out of the house: what is said of them, and where the goods are booked. */
const WAYS: readonly [kind: CommandKind, body: object, booked: 'restocked' | 'scrapped' | 'sent_back'][] = [
  ['stock_in', { qty: '3', storeCode: 'FG-1' }, 'restocked'], ['scrap', { qty: '3' }, 'scrapped'], ['send_back', { qty: '3', waybillRef: 'WB-RACE' }, 'sent_back'],
];

const INSIDE: readonly [kind: CommandKind, body: object, task: Partial<TaskStatement>, table: string][] = [
  ['arrive', { packages: 2, packagingBroken: false }, {}, 'arrival'],
  ['receive', count('10'), { lines: [PUMP] }, 'receipt'],
  ['arrival_notice', { areaCode: 'RETURN-9', label: '退货待判' }, { menu: { label: '退货待判' } }, 'arrival_notice'],
];

/** Goods leave once, and not at all once they were asked back. */
export function leavingAtOnce(stand: () => WarehouseStand): void {
  const asked = (returnNo: string, kind: CommandKind): Promise<TaskStatement> => stand().desk.task('warehouse', kind as FactKind, { returnNo, taskId: `p1/${kind}/1/1`, ...portion('3') });
  const says = ({ returnNo, taskId }: TaskStatement, kind: CommandKind, body: object, person = 'e-keeper', key?: string) => stand().desk.post(`/returns/${returnNo}/${COMMAND_NOUNS[kind]}`, person, { taskId, ...body }, key);
  const told = async (returnNo: string): Promise<(string | undefined)[]> => (await stand().desk.rows<{ subject: string; type: string; body: { payload: { verdict?: string } } }>('journal'))
    .filter(({ subject, type }) => subject.endsWith(returnNo) && type === 'warehouse.task-released.v1').map(({ body }) => body.payload.verdict);

  describe('goods that leave while somebody else acts', () => {
    it.each(WAYS)('%s against a withdrawal at the same moment: gone and the process hears done, or here and it hears released', async (kind, body, booked) => {
      for (let round = 0; round < 3; round += 1) {
        const returnNo = await stand().received('3');
        const task = await asked(returnNo, kind);
        const [answer] = await Promise.all([says(task, kind, body), stand().desk.task('warehouse', kind as FactKind, { ...task, state: 'asked_back', rev: task.rev + 1 })]);
        const gone = answer.status === 201;
        expect([gone || answer.status === 409, await told(returnNo)]).toEqual([true, [gone ? 'done' : 'released']]);
        expect(await stand().stockOf(returnNo)).toMatchObject(gone ? { [booked]: '3.000000', pending: '0.000000' } : { [booked]: '0.000000', pending: '3.000000' });
      }
    });

    it.each(WAYS)('%s by two at once, and twice under one key: the goods are booked once', async (kind, body, booked) => {
      const two = await asked(await stand().received('3'), kind);
      expect((await Promise.all([says(two, kind, body), says(two, kind, body, 'e-whhead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
      const one = await asked(await stand().received('3'), kind);
      const same = await Promise.all([1, 2, 3].map(() => says(one, kind, body, 'e-keeper', `leaving-${kind}-once`)));
      expect([same.map(({ status }) => status), new Set(same.map((answer) => JSON.stringify(answer.body))).size]).toEqual([[201, 201, 201], 1]);
      for (const { returnNo } of [one, two]) expect(await stand().stockOf(returnNo)).toMatchObject({ [booked]: '3.000000', pending: '0.000000' });
    });

    it.each(INSIDE)('%s by two at once is heard once, and leaves one row and one event', async (kind, body, more, table) => {
      const task = await stand().desk.task('warehouse', kind as FactKind, more);
      expect((await Promise.all([says(task, kind, body), says(task, kind, body, 'e-whhead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
      const ofReturn = async (from: string) => (await stand().desk.rows<{ return_no?: string; subject?: string }>(from)).filter((row) => row.return_no === task.returnNo || row.subject?.endsWith(task.returnNo) === true);
      expect([(await ofReturn(table)).length, (await ofReturn('journal')).length]).toEqual([1, 1]);
    });

    it('ship: a replacement is sent once, by whoever is first of two', async () => {
      const returnNo = await stand().received('3');
      const task = await stand().desk.task('warehouse', 'ship', { returnNo, taskId: 's1/ship/1/1', scope: { supply: 's1' }, lines: [{ line: 1, item: 'ITEM-1', qty: '3', unit: 'pcs' }] });
      const body = { qty: '3', waybillRef: 'WB-S1' };
      expect((await Promise.all([says(task, 'ship', body), says(task, 'ship', body, 'e-whhead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await stand().desk.rows<{ return_no: string; qty: string }>('supply_shipment')).filter((row) => row.return_no === returnNo)).toMatchObject([{ qty: '3.000000' }]);
    });
  });
}
