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

describe('the week of a plant', () => {
  const at = (utc: string): number => Date.parse(utc);
  const roster = (staff: string, date: string, shift: string | null, duty = false) => put(`/rosters/${staff}.${date}`, { version: 0, fields: { plantCode: 'SZ1', staff, date, shift, duty } });

  it('F10: is read from Monday to Sunday by any of its days: on duty first, shifts over midnight, leave without its reason, nobody of another week', async () => {
    const shift = (startMinute: number, endMinute: number) => ({ version: 0, fields: { plantCode: 'SZ1', name: { zh: '班', en: null }, startMinute, endMinute, breaks: [] } });
    for (const [path, body] of [['/shifts/WK-DAY', shift(480, 1050)], ['/shifts/WK-NIGHT', shift(1320, 360)]] as const) expect((await put(path, body)).status).toBe(200);
    // 2027-03-01 is a Monday
    const rostered = [roster('e-keeper', '2027-03-01', 'WK-DAY'), roster('e-whhead', '2027-03-01', null, true), roster('e-qc', '2027-03-06', 'WK-NIGHT'), roster('e-fqc', '2027-03-06', 'WK-DAY'), roster('e-qc', '2027-03-08', 'WK-DAY'), roster('e-qc', '2027-02-28', 'WK-DAY')];
    expect((await Promise.all(rostered)).map(({ status }) => status)).toEqual(rostered.map(() => 200));
    // Sunday 02:00 to 05:00 in Shenzhen: in the night shift that began on Saturday, after the day shift
    expect((await put('/leaves/WK-1', { version: 0, fields: { staff: 'e-qc', from: at('2027-03-06T18:00:00Z'), to: at('2027-03-06T21:00:00Z') } })).status).toBe(200);
    expect((await put('/leaves/WK-2', { version: 0, fields: { staff: 'e-fqc', from: at('2027-03-06T09:30:00Z'), to: at('2027-03-07T00:00:00Z') } })).status).toBe(200);
    const day = { code: 'WK-DAY', startMinute: 480, endMinute: 1050 };
    const people: Readonly<Record<string, object[]>> = {
      '2027-03-01': [{ staff: 'e-whhead', shift: null, duty: true, onLeave: false }, { staff: 'e-keeper', shift: day, duty: false, onLeave: false }],
      '2027-03-06': [{ staff: 'e-fqc', shift: day, duty: false, onLeave: false }, { staff: 'e-qc', shift: { code: 'WK-NIGHT', startMinute: 1320, endMinute: 360 }, duty: false, onLeave: true }],
    };
    const dates = ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04', '2027-03-05', '2027-03-06', '2027-03-07'];
    for (const week of ['2027-03-01', '2027-03-07']) {
      expect((await stand.get(`/roster-weeks?plantCode=SZ1&week=${week}`, 'e-keeper')).body).toEqual({ plantCode: 'SZ1', timeZone: 'Asia/Shanghai', days: dates.map((date) => ({ date, people: people[date] ?? [] })) });
    }
  });

  it('F10: is told to those who work there; another company’s plant of the same code has its own', async () => {
    const asked = [['DG1', '2027-03-01', 'e-keeper'], ['NONE', '2027-03-01', 'e-keeper'], ['SZ1', 'monday', 'e-keeper'], ['SZ1', '2027-02-30', 'e-keeper']] as const;
    expect(await Promise.all(asked.map(async ([plantCode, week, person]) => (await stand.get(`/roster-weeks?plantCode=${plantCode}&week=${week}`, person)).status))).toEqual([404, 404, 400, 400]);
    const other = (await stand.get('/roster-weeks?plantCode=SZ1&week=2027-03-01', 'e-qc-other')).body as unknown as { days: { people: object[] }[] };
    expect(other.days.flatMap(({ people }) => people)).toEqual([]);
  });
});
