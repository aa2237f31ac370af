import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@guitu/persistence/database';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import masterdata from '../service.js';
import { readCalendarCoverage } from './calendar-coverage.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(masterdata);
});
afterAll(() => stand.stop());

let keys = 0;
const put = (path: string, body: unknown): Promise<Answer> => stand.send('PUT', path, 'e-hr', body, { 'idempotency-key': `calendar-${++keys}` });
const plant = (calendarCode: string | null) => ({ name: { zh: '成都', en: null }, timeZone: 'Asia/Shanghai', calendarCode });
const coverage = (now: string) => readCalendarCoverage(stand.service.app.get(Database), 'GT01', ['CD1', 'DG1', 'SZ1'], Date.parse(now));

describe('calendars of plants', () => {
  it('say how long they last by the plant’s own day, and that a plant has none', async () => {
    await put('/plants/CD1', { version: 0, fields: plant(null) });
    // 2026-11-01 in Shanghai is already 2 November
    expect((await coverage('2026-11-01T16:00:00Z')).items).toEqual([
      { plantCode: 'CD1', calendarCode: null, coveredUntil: null, daysLeft: null, ends: 'none' },
      { plantCode: 'DG1', calendarCode: 'cn-standard', coveredUntil: '2026-12-31', daysLeft: 59, ends: 'soon' },
      { plantCode: 'SZ1', calendarCode: 'cn-standard', coveredUntil: '2026-12-31', daysLeft: 59, ends: 'soon' },
    ]);
    expect((await coverage('2026-11-01T15:59:59Z')).items[1]).toMatchObject({ daysLeft: 60, ends: 'later' });
    // only the reader's own plants are told
    expect(((await stand.get('/calendar-coverage', 'e-keeper')).body as unknown as { items: { plantCode: string }[] }).items.map(({ plantCode }) => plantCode)).toEqual(['SZ1']);
  });

  it('I10: with the year announced last longer; what due times cannot rely on is refused', async () => {
    const { version, fields } = (await stand.get('/calendars/cn-standard', 'e-hr')).body as unknown as { version: number; fields: Record<string, unknown> & { workdays: string[] } };
    const wrong = await put('/calendars/cn-standard', { version, fields: { ...fields, workdays: [...fields.workdays, '2027-01-30'] } });
    expect([wrong.status, wrong.body.errors?.map(({ path }) => path)]).toEqual([422, [`workdays.${fields.workdays.length}`]]);
    expect((await put('/calendars/cn-standard', { version, fields: { ...fields, workdays: [...fields.workdays, '2027-01-30'], coveredUntil: '2027-12-31' } })).status).toBe(200);
    expect((await coverage('2026-11-22T00:00:00Z')).items[2]).toEqual({ plantCode: 'SZ1', calendarCode: 'cn-standard', coveredUntil: '2027-12-31', daysLeft: 404, ends: 'later' });
  });
});
