/** 期初在途 as a workbook of three sheets: template, trial, error file, taken over. */
import { ForgetRefusedRows, REFUSED_ROWS_KEPT_DAYS } from '@guitu/row-import/file-door/forget-refused-rows';
import { Workbook } from '@guitu/row-import/xlsx/read-xlsx';
import { writeWorkbook } from '@guitu/row-import/xlsx/write-xlsx';
import { scratch } from '@guitu/row-import/testbed/make-files';
import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { ReturnsStand } from './returns-stand.js';

const DAY = 86_400_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = ['原单号', '分厂', '客户代码', '制度', '登记时间', '登记人', '已交资料', '属性'];
const LINE = ['原单号', '行号', '产品编码', '数量', '单位', '未税单价', '盲退'];
const STAGE = ['原单号', '环节', '完成时间', '行号', '数量', '结果', '对客户处理', '单号', '地点', '经办人'];
/** Days after the registration, ten days ago, as people write them. */
const on = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - (10 - days) * DAY).toISOString().slice(0, 10);
const returnRow = (no: string, more: readonly string[] = []): string[] => [no, 'SZ1', 'C-100', 'headline', on(0), 'sales', 'complaint', ...more];
const lineRow = (no: string, line = '10'): string[] => [no, line, 'PUMP-OLD', '10', '件', '120.00', '是'];
const untilReceived = (no: string): string[][] => [
  [no, '审核', on(0), '', '', '同意', '', '', '', 'saleshead'], [no, '退货指引', on(1), '', '', '', '', `XT-${no}`, 'SZ1-RMA', ''], [no, '到货', on(3)], [no, '收货', on(3), '10', '9'],
];

interface Told { readonly id: string; readonly counts: Record<string, number>; readonly rejected: { sheet: string; rowNo: number; faults: { code: string; zh: string; en: string }[] }[]; readonly returns: { externalId: string; outcome: string; returnNo: string | null; tasks: { title: { zh: string } }[] }[]; readonly unreadSheets: string[]; readonly unknownHeadings: { heading: string }[]; readonly code?: string; readonly zh?: string }
let keys = 0;

export function tellsOfTheFile(stand: () => ReturnsStand): void {
  const call = async (path: string, person = 'e-saleshead', body?: Uint8Array): Promise<Response> => fetch(`${stand().desk.service.url}/api/returns/v1${path}`, {
    ...(body !== undefined && { method: 'POST', body }), headers: { authorization: `Bearer ${await stand().desk.token(person)}`, 'content-type': XLSX, 'idempotency-key': `open-returns-file-${(keys += 1)}` },
  });
  const book = async (returns: string[][], lines: string[][], stages: string[][]): Promise<Uint8Array> =>
    buffer(writeWorkbook([{ name: '退货单', rows: [['期初在途 2026'], HEAD, ...returns] }, { name: 'Lines', rows: [LINE, ...lines] }, { name: '过程 ', rows: [STAGE, ...stages] }, { name: '备查', rows: [['x']] }]));
  const upload = async (content: Uint8Array, dryRunId?: string): Promise<{ status: number; body: Told }> => {
    const response = await call(`/imports/open-returns/file?sourceSystem=old-erp${dryRunId === undefined ? '' : `&dryRunId=${dryRunId}`}`, 'e-saleshead', content);
    return { status: response.status, body: (await response.json()) as Told };
  };
  const found = ({ body }: { body: Told }): unknown => body.rejected.map(({ sheet, rowNo, faults }) => [sheet, rowNo, faults[0]?.code]);

  describe('期初在途 as a file', () => {
    it('is tried, comes back with all rows of what is wrong and the reason beside it, mended and uploaded again taken over', async () => {
      const wrong: string[][] = [['KX-2', '返修完成', on(1)], ['KX-3', '退货指引', on(1)], ['KX-4', '审核', '昨天', '', '', '同意'], ['KX-9', '到货', on(2)]];
      const first = await book(
        [returnRow('KX-1'), returnRow('KX-2'), returnRow('KX-3'), returnRow('KX-4')], ['KX-1', 'KX-2', 'KX-3', 'KX-4'].map((no) => lineRow(no)),
        [...untilReceived('KX-1').slice(0, 2), ...wrong.slice(0, 1), [...untilReceived('KX-3')[0]!], ...untilReceived('KX-1').slice(2), ...wrong.slice(1)],
      );
      const tried = await upload(first);
      expect([tried.status, tried.body.counts, tried.body.unreadSheets]).toEqual([200, { added: 1, changed: 0, unchanged: 0, rejected: 4, ignored: 0 }, ['备查']]);
      expect(found(tried)).toEqual([['过程', 4, 'not-asked'], ['过程', 8, 'not-complete'], ['过程', 9, 'not-a-date'], ['过程', 10, 'no-head-row']]);
      expect(tried.body.rejected[1]?.faults[0]).toMatchObject({ zh: '还需填写「单号」。', en: '“Paper no.” is missing.' });
      expect(tried.body.returns).toMatchObject([{ externalId: 'KX-1', outcome: 'added', returnNo: null }]);
      const taken = await upload(first, tried.body.id);
      const returnNo = taken.body.returns[0]?.returnNo ?? '';
      expect([taken.body.counts, returnNo]).toEqual([tried.body.counts, expect.stringMatching(/^RT/)]);
      const facts = (await stand().desk.database.dataSource.query(`select body->'register'->'payload'->>'takenOver' as marked, body->'register'->'by'->>'staff' as by, body->'facts' as facts from journal where body->>'externalId' = 'KX-1'`)) as { marked: string; by: string; facts: { kind: string; recordedAt: number; payload: object }[] }[];
      expect(facts).toMatchObject([{ marked: 'true', by: 'e-sales', facts: [{ kind: 'review' }, { kind: 'instruct', payload: { forms: [{ no: 'XT-KX-1' }] } }, { kind: 'arrive' }, { kind: 'receive', payload: { lines: [{ line: 1, received: '9' }] } }] }]);
      expect(facts[0]?.facts.map(({ recordedAt }) => new Date(recordedAt + 8 * 3_600_000).toISOString().slice(0, 16))).toEqual([`${on(0)}T00:00`, `${on(1)}T00:00`, `${on(3)}T00:00`, `${on(3)}T00:00`]);

      const folder = await scratch();
      try {
        const path = await folder.file('errors.xlsx', new Uint8Array(await (await call(`/imports/open-returns/${taken.body.id}/errors?language=zh`)).arrayBuffer()));
        const workbook = await Workbook.open(path);
        const sheets: string[][][] = [];
        for (const sheet of workbook.sheets) {
          const rows: string[][] = [];
          for await (const { cells } of workbook.rows(sheet)) rows.push(cells.map(({ text }) => text));
          sheets.push(rows);
        }
        workbook.close();
        expect(workbook.sheets.map(({ name }) => name)).toEqual(['退货单', '明细', '过程']);
        // KX-1 is in; of the others every row is here, those beside the wrong one without a reason
        expect(sheets.map((rows) => rows.slice(1).map(([no]) => no))).toEqual([['KX-2', 'KX-3', 'KX-4'], ['KX-2', 'KX-3', 'KX-4'], ['KX-2', 'KX-3', 'KX-3', 'KX-4', 'KX-9']]);
        expect(sheets[2]?.map((row) => row.at(-1))).toEqual(['原因', expect.stringContaining('第 4 行'), '', expect.stringContaining('还需填写「单号」'), expect.stringContaining('昨天'), expect.stringContaining('没有此单号')]);
        const mended = sheets[2]!.slice(1).flatMap((row) => (row[0] === 'KX-9' || row[0] === 'KX-2' ? [] : [row.map((cell) => (cell === '昨天' ? on(1) : cell))])).map((row) => (row[1] === '退货指引' ? [...row.slice(0, 7), 'XT-KX-3', 'SZ1-RMA', ...row.slice(9)] : row));
        const again = await buffer(writeWorkbook(workbook.sheets.map(({ name }, index) => ({ name, rows: index === 2 ? [sheets[2]![0]!, ...mended] : sheets[index]! }))));
        const last = await upload(again, (await upload(again)).body.id);
        expect([last.body.counts, found(last), last.body.unknownHeadings.map(({ heading }) => heading)]).toEqual([{ added: 3, changed: 0, unchanged: 0, rejected: 0, ignored: 0 }, [], ['原因', '原因', '原因']]);
        const whole = await upload(first, (await upload(first)).body.id);
        expect(whole.body.counts).toMatchObject({ unchanged: 1 });
      } finally {
        await folder.remove();
      }
    });

    it('says of each thing wrong which row it is, in words', async () => {
      const lines = [lineRow('KY-1'), ['KY-1', '20', 'PUMP-OLD', '3', '件', '', '是'], lineRow('KY-2'), lineRow('KY-3')];
      const told = await upload(await book(
        [returnRow('KY-1'), [...returnRow('KY-2').slice(0, 5), 'nobody', '', '渠道=火星；颜色=红'], returnRow('KY-3'), returnRow('KY-5')], lines,
        [['KY-1', '审核', on(0), '30', '', '也许'], ['KY-1', '到货', on(2), '', '', '合格'], ['KY-2', '受理', on(0)], ...untilReceived('KY-3').slice(0, 1), ['KY-3', '客户确认', on(1), '', '', '接受']],
      ));
      expect(told.body.rejected.flatMap(({ sheet, rowNo, faults }) => faults.map(({ code }) => [sheet, rowNo, code]))).toEqual([
        ['退货单', 4, 'unknown-employee'], ['退货单', 4, 'unknown-value'], ['退货单', 4, 'unknown-attribute'], ['退货单', 6, 'no-lines'],
        ['过程', 2, 'no-such-line'], ['过程', 2, 'unknown-choice'], ['过程', 3, 'unknown-choice'], ['过程', 4, 'registered-twice'], ['过程', 6, 'not-complete'],
      ]);
      expect(told.body.rejected.at(-1)?.faults[0]?.zh).toContain('JSON 清单');
      expect(told.body.rejected.flatMap(({ faults }) => faults).filter(({ zh, en }) => !/[\u4e00-\u9fff]/.test(zh) || !/[a-z]/.test(en))).toEqual([]);
    });

    it('its refused rows are forgotten in time, and a CSV of this service’s too; the runs stay', async () => {
      const { dataSource } = stand().desk.database;
      const { id } = (await upload(await book([returnRow('KZ-1')], [lineRow('KZ-1')], [['KZ-1', '返修完成', on(1)]]))).body;
      await dataSource.query(`insert into import_reject (run_id, row_no, cells, faults) values ($1, 2, '[]', '[]')`, [id]);
      const look = async (days: number): Promise<unknown> => {
        await dataSource.query(`update import_run set ended_at = clock_timestamp() - make_interval(days => $2, mins => 1) where id = $1`, [id, days]);
        await stand().desk.service.app.get(ForgetRefusedRows).look();
        const [row] = (await dataSource.query(`select (select count(*)::int from import_book_reject where run_id = id) as book, (select count(*)::int from import_reject where run_id = id) as rows, heading = '[]' as nameless, counts->>'rejected' as rejected from import_run where id = $1`, [id])) as object[];
        return [row, (await call(`/imports/open-returns/${id}/errors`)).status];
      };
      expect(await look(REFUSED_ROWS_KEPT_DAYS - 1)).toEqual([{ book: 3, rows: 1, nameless: false, rejected: '1' }, 200]);
      expect(await look(REFUSED_ROWS_KEPT_DAYS)).toEqual([{ book: 0, rows: 0, nameless: true, rejected: '1' }, 404]);
    });

    it('the template is read as it is, its example and its legend; a file without one of the sheets is refused; few may', async () => {
      for (const language of ['zh', 'en']) {
        const template = new Uint8Array(await (await call(`/import-templates/open-returns?language=${language}`)).arrayBuffer());
        const told = await upload(template);
        expect([told.status, told.body.unknownHeadings, told.body.unreadSheets.length, told.body.rejected.flatMap(({ faults }) => faults.map(({ code }) => code))]).toEqual([200, [], 1, []]);
      }
      const [, code] = await upload(await buffer(writeWorkbook([{ name: '退货单', rows: [HEAD] }, { name: '过程', rows: [STAGE] }]))).then(({ status, body }) => [status, [status, body.code, body.zh]]);
      expect(code).toEqual([422, 'missing-sheet', '没有可见的工作表「明细」。']);
      const tried = await upload(await book([], [], []));
      const closed = [await call('/import-templates/open-returns', 'e-cs'), await call(`/imports/open-returns/${tried.body.id}/errors`, 'e-keeper'), await call('/imports/open-returns/file', 'e-cs', await book([], [], [])), await call(`/imports/${tried.body.id}/errors`)];
      expect(closed.map(({ status }) => status)).toEqual([403, 403, 403, 404]);
    });
  });
}
