import { describe, expect, it } from '@jest/globals';
import type { FileDesk, Told } from './file-desk.js';

const SHIFTS = [{ startMinute: 480, endMinute: 720 }, { startMinute: 780, endMinute: 1050 }];
const CALENDAR = { plantCode: null, zone: 'Asia/Shanghai', transitions: [{ fromUtcMs: 0, offsetMinutes: 480 }], shifts: SHIFTS, weekend: [6, 7], holidays: ['2027-01-01', '2027-01-02'], workdays: [], coveredUntil: '2027-01-31' };
const counts = ({ body }: Told): unknown => body['counts'];
const rows = ({ body }: Told): [number, string][] => (body['rejected'] as { rowNo: number; faults: { code: string }[] }[]).map(({ rowNo, faults }) => [rowNo, faults[0]?.code ?? '']);

/** Files of what is no record by itself: days of calendars, costs of products. */
export function daysAndCosts(desk: () => FileDesk): void {
  const put = async (path: string, person: string, fields: object): Promise<void> => {
    expect((await desk().stand.send('PUT', path, person, { version: 0, fields }, { 'idempotency-key': `days-and-costs-${path}` })).status).toBe(200);
  };
  const days = async (): Promise<unknown> => {
    const { fields, version } = (await desk().stand.get('/calendars/FILED', 'e-hr')).body as { fields: typeof CALENDAR; version: number };
    return [version, fields.holidays, fields.workdays, fields.coveredUntil, fields.shifts];
  };

  describe('a file of days', () => {
    const HEAD = '日历代码,日期,类型,已公布至\n';
    // 2027-02-05 is a Friday, -06 and -20 Saturdays, -08 a Monday
    const FILE = `${HEAD}FILED,2027-2-20,调休上班,\nFILED,2027/02/05,休息,\nFILED,2027-02-08,休息,2027-12-31\nFILED,2027-01-02,休息,\nFILED,2027-02-09,调休上班,\nFILED,2027-02-06,工作,\nNONE,2027-02-05,休息,\n`;

    it('I10: lays 休息 and 调休上班 upon the calendar that stands, each judged alone; shifts, and days it does not name, stay', async () => {
      await put('/calendars/FILED', 'e-hr', CALENDAR);
      const tried = await desk().upload('calendar', FILE, {}, 'e-hr');
      expect([counts(tried), await days()]).toEqual([{ added: 0, changed: 3, unchanged: 1, rejected: 3, ignored: 0 }, [1, CALENDAR.holidays, [], '2027-01-31', SHIFTS]]);
      const told = await desk().import('calendar', FILE, 'e-hr');
      // a make-up day on a working Tuesday, a day off that "works", a calendar that nobody keeps; the first row waited for how far it reaches
      expect(rows(told).sort()).toEqual([[6, 'calendar'], [7, 'calendar'], [8, 'unknown-record']]);
      const [version, ...kept] = (await days()) as [number, ...unknown[]];
      expect(kept).toEqual([['2027-01-01', '2027-01-02', '2027-02-05', '2027-02-08'], ['2027-02-20'], '2027-12-31', SHIFTS]);
      expect([counts(await desk().import('calendar', FILE, 'e-hr')), ((await days()) as [number])[0]]).toEqual([{ added: 0, changed: 0, unchanged: 4, rejected: 3, ignored: 0 }, version]);
    });

    it('I10: takes a day back with 工作, and is not everybody’s to import', async () => {
      expect(counts(await desk().import('calendar', `${HEAD}FILED,2027-02-05,工作,2027-06-30\n`, 'e-hr'))).toMatchObject({ changed: 1 });
      expect(await days()).toEqual([expect.any(Number), ['2027-01-01', '2027-01-02', '2027-02-08'], ['2027-02-20'], '2027-12-31', SHIFTS]);
      expect((await desk().upload('calendar', FILE, {}, 'e-keeper')).status).toBe(403);
    });
  });

  describe('a file of costs', () => {
    const HEAD = '产品编码,成本（元）,每（基本单位数量）\n';
    const product = { name: { zh: '螺钉', en: null }, spec: null, unit: 'pcs', decimals: 0, rounding: 'half_up', conversions: [], group: null, lotTracked: false, serialTracked: false, gtins: [], shelfLifeDays: null, warrantyMonths: null, warrantyFrom: null, accessories: [], plantCode: null, supplier: null, noReturn: false, hazard: null, blocked: false };

    it('I6: gives yuan, and becomes 分 for so many; refused rows and other people’s plants change nothing', async () => {
      await put('/products/COST-1', 'e-pmchead', product);
      await put('/products/COST-2', 'e-saleshead', { ...product, plantCode: 'DG1' });
      const file = `${HEAD}COST-1,"1,234.05",100\nCOST-2,1,\nCOST-3,1,\n,1,\nCOST-1,2,\n`;
      expect([counts(await desk().upload('product-cost', file, {}, 'e-fin')), (await desk().stand.get('/product-costs/COST-1', 'e-fin')).status]).toEqual([{ added: 1, changed: 0, unchanged: 0, rejected: 4, ignored: 0 }, 404]);
      const told = await desk().import('product-cost', file, 'e-fin');
      expect(rows(told).sort()).toEqual([[3, 'other-plant'], [4, 'unknown-record'], [5, 'invalid_type'], [6, 'duplicate-in-file']]);
      expect((await desk().stand.get('/product-costs/COST-1', 'e-fin')).body).toMatchObject({ cost: 123_405, per: '100', version: 1 });
      expect(counts(await desk().import('product-cost', file, 'e-fin'))).toMatchObject({ unchanged: 1, rejected: 4 });
      expect([(await desk().upload('product-cost', file, {}, 'e-pmchead')).status, (await desk().upload('product-cost', file, {}, 'e-qc')).status]).toEqual([403, 403]);
    });
  });
}
