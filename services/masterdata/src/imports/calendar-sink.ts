import { masterKey } from '@guitu/contracts/masterdata/types';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RowSink, Verdict } from '@guitu/row-import/import-rows';
import type { RecordRow } from '@guitu/row-import/read-rows';
import { withDay, type CalendarDays, type GivenDay } from '../records/calendar-days.rules.js';
import { keepRecords, type KeepOptions } from '../records/keep-records.js';

const UNKNOWN: Verdict = { outcome: 'rejected', faults: [{ field: 'code', code: 'unknown-record', zh: '没有这个日历；时区、班次与每周休息日请先在日历中维护。', en: 'There is no such calendar: its zone, shifts and weekend are kept first.' }] };

/** Days of a file upon calendars that stand (节假日, 调休): each judged alone; days the file does not name stay, and so does who keeps the calendar. */
export class CalendarSink implements RowSink {
  constructor(private readonly tx: Transaction, private readonly journal: Journal, private readonly options: KeepOptions) {}

  async keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> {
    const { companyCode } = this.options;
    const codes = [...new Set(rows.map(({ fields }) => String(fields['code'])))].sort();
    // stream first, then the row: as keepRecords locks them
    await this.journal.serialiseEach(this.tx, codes.map((code) => masterKey('calendar', companyCode, code)));
    const standing = await this.tx.query<{ code: string; body: CalendarDays }>(`select code, body from master_record where company_code = $1 and type = 'calendar' and code = any($2) order by code for update`, [companyCode, codes]);
    const before = new Map(standing.map(({ code, body }) => [code, body]));
    const now = new Map(before);
    const verdicts = rows.map(({ fields }): Verdict => {
      const calendar = now.get(String(fields['code']));
      if (calendar === undefined) return UNKNOWN;
      const next = withDay(calendar, { coveredUntil: null, ...fields } as unknown as GivenDay);
      // a later row may say how far the calendar reaches
      if ('faults' in next) return { outcome: 'rejected', faults: next.faults, later: true };
      now.set(String(fields['code']), next);
      return { outcome: next === calendar ? 'unchanged' : 'changed', faults: [] };
    });
    const changed = [...now].filter(([code, calendar]) => calendar !== before.get(code));
    const kept = await keepRecords(this.tx, this.journal, 'calendar', changed.map(([code, fields]) => ({ code, fields })), this.options);
    const refused = new Map(kept.filter(({ outcome }) => outcome === 'rejected').map(({ code, faults }) => [code, faults]));
    return verdicts.map((verdict, index) => {
      const faults = refused.get(String(rows[index]!.fields['code']));
      return verdict.outcome === 'changed' && faults !== undefined ? { outcome: 'rejected', faults } : verdict;
    });
  }
}
