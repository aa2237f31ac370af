import { describe, expect, it } from '@jest/globals';
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import type { ReturnsStand } from './returns-stand.js';

const CS = { dept: 'SERVICE', role: 'cs', head: 'csHead' } as const;
const AFTER = { dept: 'AFTER_SALES', role: 'after', head: 'afterHead' } as const;
const TEN = [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' as const }];
const IN_CASE = { scope: {}, lines: [] };
const PORTION = { scope: { portion: 'p1' }, lines: TEN };
const RESTOCK = { goods: 'RESTOCK' as const, remedies: ['NONE' as const], clause: 'S000-02 §6' };

/**
 * What sales, customer service and after-sales are asked for, but the gates, where two decide at once (review-return.spec.ts): the
 * task, who answers it, what he says and the table that keeps it.
 */
const ASKED: readonly [kind: CommandKind, person: string, task: Partial<TaskStatement>, body: object, table: string][] = [
  ['contact', 'e-sales', IN_CASE, { resultCode: 'reached', attrs: {} }, 'contact'],
  ['supplement', 'e-cs', { ...IN_CASE, owner: CS, menu: { documents: ['invoice'] } }, { forms: ['invoice'] }, 'supplement'],
  ['eligibility', 'e-cs', { ...IN_CASE, owner: CS, menu: { openChecks: [{ code: 'unused', zh: '未使用', en: 'Unused', clause: 'S000-16 §1' }] } }, { checks: { unused: true } }, 'eligibility_check'],
  ['instruct', 'e-sales', { lines: TEN }, { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip' }] }, 'return_slip'],
  ['onsite', 'e-sales', { lines: TEN, menu: { results: ['onsite'] } }, { lines: [{ line: 1, qty: '10', result: 'onsite' }] }, 'onsite_result'],
  ['customer_reply', 'e-cs', { ...IN_CASE, owner: CS, menu: { about: 'propose', answers: ['accept', 'refuse'] } }, { about: 'propose', answer: 'accept' }, 'customer_answer'],
  ['discrepancy', 'e-sales', { lines: TEN, menu: { results: ['accept'] } }, { lines: [{ line: 1, qty: '10', result: 'accept' }], reasonCode: 'counted' }, 'discrepancy_decision'],
  ['quote', 'e-sales', PORTION, { fee: 30_000, parts: [] }, 'quote'],
  ['supply_order', 'e-sales', { scope: { supply: 's1' }, lines: TEN }, { qty: '10' }, 'replenishment'],
  ['tell', 'e-cs', { ...IN_CASE, owner: CS, menu: { amount: 100 } }, { amount: 100, wayCode: 'phone' }, 'customer_notice'],
  ['report_sent', 'e-sales', { ...IN_CASE, menu: { form: { code: 'rma', zh: 'RMA Report' } } }, { formNo: 'RMA-1' }, 'sent_report'],
  ['survey', 'e-cs', { ...IN_CASE, owner: CS }, { score: 9 }, 'customer_survey'],
  ['dispose', 'e-cs', { lines: TEN, owner: CS, menu: { outcomes: [RESTOCK] } }, { lines: [{ line: 1, portions: [{ qty: '10', goods: 'RESTOCK', remedy: 'NONE' }] }] }, 'disposition'],
  ['receive', 'e-cs', { lines: TEN, owner: CS }, { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] }, 'receipt_line'],
  ['sort', 'e-after', { lines: TEN, owner: AFTER, menu: { grades: ['good'] } }, { lines: [{ line: 1, qty: '10', class: 'good' }] }, 'sorted_goods'],
  ['onsite_done', 'e-sales', PORTION, { qtyOk: '10', qtyFailed: '0', hours: 1, cost: 0 }, 'onsite_work'],
  ['ship', 'e-after', { scope: { supply: 's1' }, lines: TEN, owner: AFTER }, { qty: '10', waybillRef: 'SF1' }, 'shipment'],
  ['send_back', 'e-sales', PORTION, { qty: '10', waybillRef: 'SF2' }, 'shipment'],
];

/** Whatever this desk is asked for is said once, by whoever is first of two, and by one person under one key. */
export function heardOnce(stand: () => ReturnsStand): void {
  describe('answered by two at once', () => {
    it.each(ASKED)('%s is heard once, under two keys or one, and leaves one row and one event', async (kind, person, task, body, table) => {
      for (const [keys, heard] of [[[undefined, undefined], [201, 409]], [[`${kind}-twice`, `${kind}-twice`], [201, 201]]] as const) {
        const { returnNo, taskId } = await stand().task(kind as FactKind, task);
        const answers = await Promise.all(keys.map((key) => stand().record(kind, returnNo, { taskId, ...body }, person, key)));
        expect(answers.map(({ status }) => status).sort()).toEqual(heard);
        if (heard[1] === 201) expect(answers[0]?.body).toEqual(answers[1]?.body);
        expect([(await stand().rowsOf(table, returnNo)).length, (await stand().events(returnNo)).length]).toEqual([1, 2]);
      }
    });

    it('no number is drawn for what is refused: slips and replenishment notices follow one another', async () => {
      for (const [kind, table, column] of [['instruct', 'return_slip', 'no'], ['supply_order', 'replenishment', 'form_no']] as const) {
        const [, person, task, body] = ASKED.find(([one]) => one === kind)!;
        const numbers: number[] = [];
        for (let round = 0; round < 2; round += 1) {
          const { returnNo, taskId } = await stand().task(kind, task);
          await Promise.all([1, 2].map(() => stand().record(kind, returnNo, { taskId, ...body }, person)));
          numbers.push(...(await stand().rowsOf(table, returnNo)).map((row) => Number(String(row[column]).slice(-6))));
        }
        expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1]);
      }
    });
  });
}
