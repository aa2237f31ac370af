import { CN_STANDARD } from '@guitu/calendar/snapshots/cn-standard';
import { describe, expect, it } from '@jest/globals';
import { changed, inspected } from '../../changed-policy.fixture.js';
import { workdays } from '../../policy/profiles/notation.js';
import { contextOf } from '../../return-process.js';
import { at, bodies, ReturnRun, SHA } from '../../return-run.fixture.js';
import { take } from './delivered-document.fixture.js';

describe('日历更新', () => {
  const until = { ...CN_STANDARD, key: 'plant', version: 1, coveredUntil: '2025-03-07' };
  /** The week after is known now: the Monday is a holiday of the plant. */
  const more = { ...until, version: 2, coveredUntil: '2025-12-31', holidays: [...until.holidays.filter((day) => day < '2025-03-07'), '2025-03-10'], workdays: [] };
  const begun = (): ReturnRun => inspected(new ReturnRun(contextOf(changed({ sla: { disposition: { budget: workdays(6) } } }), until), at('03 09:00')));
  const word = (run: ReturnRun, version: number) => run.make('calendar', at('04 09:00'), { calendar: { key: 'plant', version, sha256: SHA } }, { task: null });

  it('a due time beyond the days that are known is provisional, and people see it', () => {
    const run = begun();
    // the sixth working day after Monday the 3rd is Tuesday the 11th, if the Monday between is worked
    expect(run.clock('disposition').editions).toEqual([{ dueAt: at('12 00:00'), at: at('03 10:30'), why: 'start', provisional: true }]);
    expect(bodies(run.effects, 'anomaly-stated').filter(({ kind }) => kind === 'clock_provisional')).toMatchObject([{ state: 'info', step: 'dispose' }]);
  });

  it('is computed again when more days are known; nothing else moves', () => {
    const before = begun();
    const run = take(before, word(before, 2), more);
    expect(run.clock('disposition').editions.at(-1)).toEqual({ dueAt: at('13 00:00'), at: at('04 09:00'), why: 'calendar', provisional: false });
    expect(run.clock('inspection').editions).toHaveLength(1);
    expect([run.ctx.calendar.version, run.state.calendar]).toEqual([2, 2]);
  });

  it.each([
    ['whose document did not come', 2, undefined], ['of another version than it says', 3, more], ['that may not be published', 2, { ...more, shifts: [] }], ['of another plant', 2, { ...more, key: 'other' }],
  ])('one %s changes nothing and is shown', (_why, version, document) => {
    const before = begun();
    const run = take(before, word(before, version), document);
    expect([run.ctx.calendar.version, run.clock('disposition').editions.length]).toEqual([1, 1]);
    expect(run.state.anomalies).toMatchObject([{ kind: 'malformed' }]);
  });

  it('an old one is ignored', () => {
    const before = begun();
    const newer = take(before, word(before, 2), more);
    const again = take(newer, word(newer, 1), until);
    expect([again.ctx.calendar.version, again.state.anomalies]).toEqual([2, []]);
  });
});
