import { describe, expect, it } from '@jest/globals';
import { readPdf } from '@guitu/platform/testbed/read-pdf';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { count, portion, PUMP, type WarehouseStand } from './warehouse-stand.js';

interface Run { id: string; paperId: string; version: number; printNo: number; state: string; printerCode: string | null; sheet: { no: string | null; title: { zh: string }; line: number | null; fields: { code: string; value: string }[]; columns: { code: string }[]; rows: string[][]; signatures: { role: string; staff: string | null }[]; copies: { zh: string }[] } }
interface Due { kind: string; returnNo: string; consignment: string | null; since: number; dueAt: number; late: boolean; taskId: string | null }

/** B5, B7: labels and slips: what they say, how often they were printed, and who printed them. */
export function printing(stand: () => WarehouseStand): void {
  const post = (path: string, body: object, person = 'e-keeper', key?: string) => stand().desk.post(path, person, body, key);
  const labels = async (body: object): Promise<Run[]> => (await post('/labels:print', body)).body['items'] as Run[];
  const field = (run: Run, code: string) => run.sheet.fields.find((one) => one.code === code)?.value;
  const due = async (returnNo: string): Promise<Due[]> => ((await stand().desk.get('/slips/due', 'e-keeper')).body['items'] as Due[]).filter((one) => one.returnNo === returnNo);
  const slipOf = async (body: object) => (await post('/slips', body)).body as unknown as { slipNo: string; print: Run };

  const pdfOf = async ({ id }: Run) => {
    const response = await fetch(`${stand().desk.service.url}/api/warehouse/v1/prints/${id}.pdf`, { signal: AbortSignal.timeout(60_000), headers: { authorization: `Bearer ${await stand().desk.token('e-keeper')}` } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return readPdf(Buffer.from(await response.arrayBuffer()));
  };

  describe('labels (B5)', () => {
    it('B5: a label says what lies where in which state, one for each portion; a changed state is a new version, an unchanged one the next print', async () => {
      const returnNo = await stand().received('10');
      await stand().desk.status(returnNo);
      expect((await stand().record(returnNo, 'arrival_notice', { areaCode: 'RETURN-9', label: '暂停出货' }, { menu: { label: '暂停出货' } })).status).toBe(201);
      const [first] = await labels({ returnNo });
      expect([first?.sheet.title.zh, field(first!, 'area'), field(first!, 'qty'), field(first!, 'item'), first?.sheet.line, first?.printNo]).toEqual(['暂停出货', 'RETURN-9', '10 件', 'ITEM-1', 1, 1]);
      expect((await labels({ returnNo }))[0]).toMatchObject({ version: 1, printNo: 2, paperId: first?.paperId });
      await stand().decided(returnNo, ['p1', '6', 'REWORK'], ['p2', '4', 'SCRAP']);
      const split = await labels({ returnNo, size: '60x40' });
      expect(split.map((one) => [one.sheet.title.zh, field(one, 'qty'), field(one, 'outcome')])).toEqual([['退货返工产品', '6 件', '返修 Rework'], ['不良', '4 件', '报废 Scrap']]);
      // scan + tap: what it said then, once more
      expect((await post(`/papers/${first?.paperId}/prints`, { copies: 2 })).body).toMatchObject({ printNo: 3, sheet: { title: { zh: '暂停出货' } } });
    });

    it('B5: the page carries a code a phone reads and the dock finds; what waits for a printer that is off is kept and seen', async () => {
      const returnNo = await stand().received('3');
      await stand().desk.status(returnNo);
      const [run] = await labels({ returnNo, line: 1, printerCode: 'DOCK-1' });
      const page = await stand().desk.get(`/prints/${run?.id}/page?language=en`, 'e-keeper');
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.body['text']).toEqual(expect.stringContaining('size:100mm 70mm'));
      expect(String(page.body['text']).match(/<svg/g)).toHaveLength(2);
      const printer = async () => ((await stand().desk.get('/printers', 'e-keeper')).body['items'] as { code: string; queued: number; state: string }[]).find(({ code }) => code === 'DOCK-1');
      expect(await printer()).toMatchObject({ queued: 1, state: 'busy' });
      const ends = (body: object) => post(`/prints/${run?.id}/outcomes`, body);
      expect((await ends({ state: 'failed', reasonCode: 'no_paper' })).body).toMatchObject({ state: 'failed', reasonCode: 'no_paper', endedBy: 'e-keeper' });
      expect(await printer()).toMatchObject({ queued: 0, state: 'failed' });
      expect((await Promise.all([ends({ state: 'printed' }), ends({ state: 'printed' })])).map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await printer()).toMatchObject({ state: 'idle', lastPrintedAt: expect.any(Number) });
    });

    it('B5: a printer that holds a roll of 80 mm or continuous forms gets pages for them, whatever the sheet’s own size; another plant’s is not set', async () => {
      const returnNo = await stand().received('3');
      await stand().desk.status(returnNo);
      const [run] = await labels({ returnNo, line: 1, printerCode: 'ROLL-1' });
      let times = 0;
      const holds = (body: object, person = 'e-keeper') => stand().desk.send('PUT', '/printers/ROLL-1', person, body, { 'idempotency-key': `printer-paper-${(times += 1)}` });
      const size = async () => /@page\{size:([^;]+);/.exec(String((await stand().desk.get(`/prints/${run?.id}/page`, 'e-keeper')).body['text']))?.[1];
      expect(await size()).toBe('100mm 70mm');
      for (const [paper, page] of [['roll80', '80mm 200mm'], ['form241_2', '241mm 139.7mm'], ['own', '100mm 70mm']] as const) {
        expect((await holds({ plantCode: 'SZ1', paper })).body).toEqual({ code: 'ROLL-1', plantCode: 'SZ1', paper });
        expect([await size(), ((await stand().desk.get('/printers', 'e-keeper')).body['items'] as { code: string; paper: string }[]).find(({ code }) => code === 'ROLL-1')?.paper]).toEqual([page, paper]);
      }
      await stand().refused(() => holds({ plantCode: 'DG1', paper: 'roll80' }), 404);
      await stand().refused(() => holds({ plantCode: 'SZ1', paper: 'roll80' }, 'e-fin'), 403);
      await stand().refused(() => holds({ plantCode: 'SZ1', paper: 'roll58' }), 400);
    });

    it('B5: nothing here, a stranger, another plant or a twice sent request prints nothing more', async () => {
      const returnNo = newReturnNo();
      await stand().desk.status(returnNo);
      expect((await stand().refusal(() => post('/labels:print', { returnNo }), 409)).body.code).toBe('nothing-here');
      await stand().refused(() => post('/labels:print', { returnNo: newReturnNo() }), 404);
      await stand().refused(() => post('/labels:print', { returnNo }, 'e-fin'), 403);
      await stand().refused(() => post('/labels:print', { returnNo }, 'e-keeper-dg'), 404);
      await stand().refused(() => post('/labels:print', { returnNo, copies: 51 }), 400);
      const here = await stand().received('1');
      await stand().desk.status(here);
      const [one, again] = [await post('/labels:print', { returnNo: here }, 'e-keeper', 'label-once'), await post('/labels:print', { returnNo: here }, 'e-keeper', 'label-once')];
      expect(again.body).toEqual(one.body);
      // two at once get two numbers
      const numbers = (await Promise.all([1, 2, 3].map(() => labels({ returnNo: here })))).map(([run]) => run?.printNo);
      expect(numbers.sort()).toEqual([2, 3, 4]);
    });
  });

  describe('slips (B7)', () => {
    it('B7: a counted consignment owes its 退货单 by the end of the day after; made, it has a number, three copies, who signed and who is to, and no other number after a recount', async () => {
      const returnNo = await stand().received('10');
      await stand().desk.status(returnNo);
      const [owed] = await due(returnNo);
      expect(owed).toMatchObject({ kind: 'return_slip', consignment: 'c1', late: false, taskId: null });
      // Asia/Shanghai has no summer time: the midnight that ends the next day
      const day = 86_400_000, shift = 8 * 3_600_000;
      expect(owed?.dueAt).toBe((Math.floor((owed!.since + shift) / day) + 2) * day - shift);
      const { slipNo, print } = await slipOf({ kind: 'return_slip', returnNo });
      expect(slipNo).toMatch(/^RS-\d{6}$/);
      expect([print.sheet.no, print.sheet.rows, print.sheet.copies.length]).toEqual([slipNo, [['1', 'ITEM-1', '', '10', '件']], 3]);
      const paper = await pdfOf(print);
      expect([paper.pages, paper.embedded, ['退货单 Return slip', slipNo, 'ITEM-1', '存根 Counterfoil', '财务 Finance', '品控 Quality'].filter((said) => !paper.text.includes(said))]).toEqual([3, 1, []]);
      expect(print.sheet.signatures.map(({ role, staff }) => [role, staff])).toEqual([['keeper', 'e-keeper'], ['qc', null], ['fin', null]]);
      expect(await due(returnNo)).toEqual([]);
      expect((await stand().record(returnNo, 'receive', count('9'), { round: 2 })).status).toBe(201);
      expect(await slipOf({ kind: 'return_slip', returnNo })).toMatchObject({ slipNo, print: { version: 2, printNo: 1, sheet: { rows: [['1', 'ITEM-1', '', '9', '件']] } } });
    });

    it('B7 R04: the duty that asks for the slip is done with it; a missing batch names its line, and the deadline is the procedure’s', async () => {
      const returnNo = await stand().received('10');
      await stand().desk.status(returnNo);
      const dueAt = Date.now() + 7_200_000;
      const { taskId } = await stand().desk.task('warehouse', 'duty', { returnNo, taskId: 'c1/duty.slip/1/1', dueAt, lines: [PUMP], menu: { duty: 'slip', form: { code: 'slip', zh: '退货单' }, fields: ['item', 'qty', 'batchNo'] } });
      expect(await due(returnNo)).toMatchObject([{ dueAt, taskId }]);
      const make = (more: object = {}) => post('/slips', { kind: 'return_slip', returnNo, taskId, ...more });
      expect(await stand().refused(() => make(), 422)).toEqual(['batches.1']);
      const answers = await Promise.all([make({ batches: [{ line: 1, batch: 'B-77' }] }), make({ batches: [{ line: 1, batch: 'B-77' }] })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [fact] = (await stand().desk.rows<{ return_no: string; kind: string; payload: object }>('fact')).filter((row) => row.return_no === returnNo && row.kind === 'duty');
      expect(fact).toBeDefined();
      const [said]: { body: { payload: object } }[] = await stand().desk.database.dataSource.query(`select body from journal where body->>'returnNo' = $1 and body->>'kind' = 'duty'`, [returnNo]);
      expect(said?.body.payload).toEqual({ duty: 'slip', formNo: answers.find(({ status }) => status === 201)?.body['slipNo'], fields: { item: PUMP.item, qty: '10', batchNo: 'B-77' } });
    });

    it('B7: a slip that came back signed lies with the print that was signed; a print of another paper, no picture and another plant are refused', async () => {
      const [one, other] = [await stand().received('10'), await stand().received('10')];
      for (const returnNo of [one, other]) await stand().desk.status(returnNo);
      const slip = (await post('/slips', { kind: 'return_slip', returnNo: one })).body as unknown as { id: string; slipNo: string; print: Run };
      const { print: foreign } = await slipOf({ kind: 'return_slip', returnNo: other });
      const keep = (body: object, person?: string, key?: string) => post(`/slips/${slip.id}/signed-copies`, body, person, key);
      const [picture, more] = [await stand().photo('e-keeper'), await stand().photo('e-keeper')];
      await stand().refused(() => keep({ printId: slip.print.id, attachments: [] }), 400);
      expect(await stand().refused(() => keep({ printId: foreign.id, attachments: [picture] }), 422)).toEqual(['printId']);
      await stand().refused(() => keep({ printId: slip.print.id, attachments: [picture] }, 'e-fin'), 403);
      await stand().refused(() => keep({ printId: slip.print.id, attachments: [picture] }, 'e-keeper-dg'), 404);
      const kept = await keep({ printId: slip.print.id, attachments: [picture, more] }, 'e-keeper', 'signed-once');
      expect([kept.status, kept.body]).toEqual([201, { slipNo: slip.slipNo, items: [{ id: expect.any(String), printId: slip.print.id, version: 1, printNo: 1, keptBy: 'e-keeper', keptAt: expect.any(Number), attachments: [picture, more] }] }]);
      expect((await keep({ printId: slip.print.id, attachments: [picture, more] }, 'e-keeper', 'signed-once')).body).toEqual(kept.body);
      // of each copy of the three the office may keep one; a picture is of one of them
      expect(await stand().refused(() => keep({ printId: slip.print.id, attachments: [picture] }), 422)).toEqual(['attachments.0']);
      expect((await stand().desk.get(`/slips/${slip.id}/signed-copies`, 'e-fin')).body['items'] ?? []).toHaveLength(1);
    });

    it('B7: a 入库单 lists what was put away and stands on no other; two at once list it once', async () => {
      const returnNo = await stand().received('5');
      await stand().desk.status(returnNo);
      const entry = () => post('/slips', { kind: 'store_entry', returnNo });
      expect((await stand().refusal(entry, 409)).body.code).toBe('nothing-stocked');
      expect((await stand().record(returnNo, 'stock_in', { qty: '3', storeCode: 'FG-1', mark: '退货返工产品' }, portion('3'))).status).toBe(201);
      expect((await due(returnNo)).map(({ kind }) => kind).sort()).toEqual(['return_slip', 'store_entry']);
      const answers = await Promise.all([entry(), entry()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const made = answers.find(({ status }) => status === 201)?.body as unknown as { slipNo: string; print: Run };
      expect([made.slipNo.slice(0, 3), made.print.sheet.rows]).toEqual(['SE-', [['1', 'PUMP', '', '3', '件', 'FG-1', '退货返工产品']]]);
      await stand().refused(() => post('/slips', { kind: 'store_entry', returnNo }, 'e-sales'), 403);
      await stand().refused(() => post('/slips', { kind: 'return_slip', returnNo, consignment: 'c9' }), 409);
    });
  });
}
