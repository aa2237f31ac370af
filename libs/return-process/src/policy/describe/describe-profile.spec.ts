import { describe, expect, it } from '@jest/globals';
import { PROCEDURES, PROFILES, TIME_LAPSES } from '../profiles/catalogue.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { Span } from '../time.js';
import { describeProfile } from './describe-profile.js';
import { both, conditionWords, spanWords } from './words.js';

const page = (ref: ProfileRef): string => describeProfile(resolveProfile(ref, PROFILES).profile!);

describe('a profile in words', () => {
  it('S000-04 names its limits, approvals, outcomes and forms', () => {
    const text = page('S000-04@1');
    expect(text).toContain('# 客退品处理（IATF） / Customer returns (IATF) (`S000-04@1`)');
    expect(text).toContain('| 2 小时内判定 / Decide within 2 hours | 2 小时 / 2 h | 到货通知 / Arrival notice | 判定 / Disposition | 品质客服组 / Quality customer group | standard | 2 × 品质客服组 / Quality customer group; 品质主管 / Head of quality | S000-04 §5.6 |');
    expect(text).toContain('| 报废 / Scrap | 1 | 权责人员 / Authorised approver | — | S000-04 §5.6 |');
    expect(text).toContain('| 返修 / Rework | 修好返还 / Repaired and returned; 补货 / Replenishment; 无 / None |');
    expect(text).toContain('| 重新入库 / Restock | 补货 / Replenishment; 无 / None |');
    expect(text).toContain('| 报废日报 / Daily scrap report | 报废申请 / Scrap request |');
    expect(text).toContain('| standard | 超过 8 小时（工作时）：升级 总经理，每 510 分钟（工作时） 再 4 次');
    expect(text).not.toContain('检验 / Inspection');
  });

  it('headline shows inspection and no containment', () => {
    const text = page('headline@1');
    expect(text).toContain('| 3 天内检验 / Inspect within 3 days | 3 天 / 3 d | 验收 / Receipt | 检验 / Inspection |');
    expect(text).not.toContain('暂停标识');
  });

  it.each([...PROCEDURES, ...TIME_LAPSES])('%s leaves no word untranslated', (ref) => {
    const text = page(ref);
    expect(text).not.toMatch(/undefined|\[object|\b(\w+) \/ \1\b/);
    for (const line of text.split('\n').filter((row) => row.startsWith('|'))) expect(line.split(/(?<!\\)\|/).length).toBeGreaterThanOrEqual(4);
  });

  it.each<[Span, string]>([
    [{ natural: 60 }, '1 小时 / 1 h'], [{ natural: 4320 }, '3 天 / 3 d'], [{ natural: 90 }, '90 分钟 / 90 min'], [{ natural: 0 }, '0 分钟 / 0 min'], [{ working: 1440 }, '24 小时（工作时） / 24 h of work'],
    [{ workdays: 3, until: 'day_end' }, '3 个工作日 / 3 working days'], [{ workdays: 1, until: 'shift_end' }, '1 个工作日（至下班） / 1 working day (end of shift)'],
    [{ dayEnd: 0 }, '当日 24:00 / 24:00, day + 0'], [{ dayEnd: 1 }, '次日 24:00 / 24:00, day + 1'], [{ months: 2 }, '2 个月 / 2 months'], [{ monthDay: 25 }, '每月 25 日 / day 25 of the month'],
    [{ seconds: 10 }, '10 秒 / 10 s'], [{ agreed: 'plan' }, '按 plan 约定的日期 / date agreed in plan'],
  ])('%j: %s', (span, words) => expect(both(spanWords(span))).toBe(words));

  it.each<[object, string]>([
    [{}, ''], [{ any: [] }, '✗'], [{ severity: { in: ['serious', 'incident'] }, claim: true }, 'severity ∈ {serious, incident} ∧ claim = true'],
    [{ any: [{ qty: { gte: 20, lt: 50 } }, { photo: { known: false } }] }, '(qty ≥ 20 ∧ qty < 50 ∨ photo = ?)'], [{ all: [{ reasonGroup: { notIn: ['quality'] } }] }, 'reasonGroup ∉ {quality}'],
  ])('%j: %s', (when, words) => expect(conditionWords(when)).toBe(words));
});
