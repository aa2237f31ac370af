import { describe, expect, it } from '@jest/globals';
import { readPdf } from '@guitu/platform/testbed/read-pdf';
import { publicId } from '@guitu/task-desk/tasks/task-row';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';

const DAY = 86_400_000;
const PLANNER = { owner: { dept: 'PLANNING' as const, role: 'pmc', head: 'pmcHead' } };
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let photos = 0;
const line = { line: 1, item: 'PUMP', batch: 'B-1', qty: '5', unit: 'pcs' as const };

/** D4: the order as a printed sheet. */
export function orderSheets(stand: () => DeskStand): void {
  const print = (no: string, person = 'e-pmc', body: object = {}) => stand().post(`/orders/${no}/prints`, person, body);
  const photo = async (person: string): Promise<string> => {
    const response = await fetch(`${stand().service.url}/api/production/v1/attachments`, {
      method: 'POST', body: new Uint8Array(PIXEL), signal: AbortSignal.timeout(60_000), headers: { authorization: `Bearer ${await stand().token(person)}`, 'content-type': 'image/png', 'idempotency-key': `order-photo-${++photos}` },
    });
    return ((await response.json()) as { id: string }).id;
  };
  const pdfOf = async (path: string, person = 'e-prod') => {
    const response = await fetch(`${stand().service.url}/api/production/v1${path}`, { signal: AbortSignal.timeout(60_000), headers: { authorization: `Bearer ${await stand().token(person)}` } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { ...readPdf(bytes), bytes: bytes.length };
  };
  const sheetOf = (body: Record<string, unknown>) => body['sheet'] as { no: string | null; line: number | null; title: { zh: string }; rows: string[][]; boxes: { zh: string }[]; fields: { code: string; value: string }[]; signatures: { role: string; staff: string | null }[] };

  describe('the printed order (D4)', () => {
    it('D4: goods, quantity, date and the box of 首件 with the code to scan; a moved date is a new version, another print the next number', async () => {
      const returnNo = newReturnNo();
      const due = Date.now() + 10 * DAY;
      const { taskId } = await stand().task('production', 'order', { returnNo, taskId: 'p1/order/1/1', scope: { portion: 'p1' }, lines: [{ ...line, portion: 'p1' }], ...PLANNER });
      expect((await stand().post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: 'MO-PRINT', qty: '5', priority: true, due, lineCode: 'LINE-2' })).status).toBe(201);
      await stand().status(returnNo, { lines: [{ line: 1, claimed: '5', arrived: '5', undecided: '0', ended: '0', portions: [{ portion: 'p1', qty: '5', goods: 'REWORK', remedy: 'NONE', place: 'rework' }] }] });
      const first = await print('MO-PRINT');
      expect(first).toMatchObject({ status: 201, body: { printNo: 1, version: 1, state: 'queued', askedBy: 'e-pmc' } });
      const { no, title, rows, boxes, fields, signatures } = sheetOf(first.body);
      expect([no, title.zh, rows, boxes]).toEqual(['MO-PRINT', '返工生产指令单', [['1', 'PUMP', 'B-1', '5', '件']], [expect.objectContaining({ zh: '首件检验', ticks: [{ zh: '合格', en: 'Passed' }, { zh: '不合格', en: 'Failed' }] })]]);
      expect(Object.fromEntries(fields.map(({ code, value }) => [code, value]))).toMatchObject({ customer: 'C-100', outcome: '返修 Rework', priority: '是 yes', productionLine: 'LINE-2' });
      expect(signatures.map(({ role, staff }) => [role, staff])).toEqual([['pmc', 'e-pmc'], ['prod', null], ['qc', null]]);
      expect((await print('MO-PRINT', 'e-prod')).body).toMatchObject({ printNo: 2, version: 1 });
      const page = String((await stand().get(`/prints/${String(first.body['id'])}/page`, 'e-prod')).body['text']);
      // two codes on each of the two copies
      expect([page.match(/<svg/g)?.length, page.includes('MO-PRINT'), page.includes('size:A5 landscape')]).toEqual([4, true, true]);
      expect((await stand().post('/orders/MO-PRINT/dates', 'e-pmc', { from: due, date: due + DAY, reasonCode: 'line_down' })).status).toBe(201);
      expect((await print('MO-PRINT')).body).toMatchObject({ printNo: 1, version: 2 });
    });

    it('D4: as PDF with its characters embedded, the codes, the pictures its planner gave it and the box of 首件; looking at it is no print', async () => {
      const returnNo = newReturnNo();
      const { taskId } = await stand().task('production', 'order', { returnNo, taskId: 'p1/order/1/1', scope: { portion: 'p1' }, lines: [{ ...line, portion: 'p1' }], ...PLANNER });
      expect((await stand().post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: 'MO-PDF.1', qty: '5', priority: true, attachments: [await photo('e-pmc'), await photo('e-pmc')] })).status).toBe(201);
      const before = await stand().contents();
      const looked = await pdfOf('/orders/MO-PDF.1.pdf');
      expect(await stand().contents()).toEqual(before);
      // two copies of a page
      expect(looked).toMatchObject({ pages: 2, embedded: 1, fonts: [expect.stringMatching(/NotoSansSC/)] });
      expect([looked.pictures, looked.bytes < 100_000]).toEqual([4, true]);
      for (const said of ['GT01 · FM-PR-001 A/0', '返工生产指令单 Rework order', 'MO-PDF.1', returnNo, 'PUMP', 'B-1', '首件检验 First article', '检验员 Inspector:', '查看，未计打印', 'e-pmc']) expect(looked.text).toContain(said);
      const named = (name: string) => stand().database.dataSource.query(
        `insert into master_view (type, company_code, code, incarnation, version, body) values ('company', 'GT01', 'GT01', 1, 1, jsonb_build_object('name', $1::text)) on conflict (type, company_code, code) do update set body = excluded.body`, [name]);
      await named('归途演示一厂');
      expect((await pdfOf('/orders/MO-PDF.1.pdf')).text).toContain('归途演示一厂 · FM-PR-001 A/0');
      const printed = await print('MO-PDF.1');
      // renamed: the paper is the same and says what it said
      await named('归途新厂');
      expect((await print('MO-PDF.1')).body).toMatchObject({ version: 1, printNo: 2, sheet: { head: { company: 'GT01', name: '归途演示一厂' } } });
      await stand().database.dataSource.query(`delete from master_view where type = 'company'`);
      expect((await pdfOf(`/prints/${String(printed.body['id'])}.pdf?language=zh`)).text).toContain('第 1 次打印');
      for (const [path, person, status] of [['/orders/MO-NOBODY.pdf', 'e-prod', 404], ['/orders/MO-PDF.1.pdf?language=de', 'e-prod', 400], ['/orders/MO-PDF.1.pdf', null, 401]] as const) expect((await stand().send('GET', path, person)).status).toBe(status);
    });

    it('D4: sixty lines as PDF come within 10 s and 150 KB', async () => {
      const lines = Array.from({ length: 60 }, (_, at) => ({ ...line, line: at + 1, item: `PUMP-${at}`, portion: 'p1' }));
      const { returnNo, taskId } = await stand().task('production', 'repair', { returnNo: newReturnNo(), taskId: 'p1/rework/1/1', scope: { portion: 'p1' }, lines });
      const began = performance.now();
      const { pages, text, bytes } = await pdfOf(`/orders/${publicId(returnNo, taskId)}.pdf?language=zh`);
      expect([pages > 6, text.includes('PUMP-59'), bytes < 150_000, performance.now() - began < 10_000]).toEqual([true, true, true, true]);
    });

    it('D4: a replenishment is printed by its task; strangers, another plant and unknown orders print nothing', async () => {
      const task = await stand().task('production', 'make', { returnNo: newReturnNo(), taskId: 's1/make/1/1', scope: { supply: 's1' }, lines: [line], ...PLANNER });
      const no = publicId(task.returnNo, task.taskId);
      const made = await print(no);
      expect([made.status, sheetOf(made.body).no, sheetOf(made.body).title.zh, sheetOf(made.body).rows]).toEqual([201, null, '补货指令单', [['1', 'PUMP', 'B-1', '5', '件']]]);
      const before = await stand().contents();
      expect((await print(no, 'e-fin')).status).toBe(403);
      expect((await print('MO-NOBODY')).status).toBe(404);
      expect((await print(no, 'e-pmc', { remark: 'x' })).status).toBe(400);
      expect(await stand().contents()).toEqual(before);
    });
  });
}
