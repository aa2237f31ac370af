/** Spans, roles and rungs in words, Chinese and English. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { Rung, Span } from '../time.js';
import type { ResolvedProfile } from '../types.js';

export const label = (zh: string, en: string): Label => ({ zh, en });
/** One cell in both languages. */
export const both = ({ zh, en }: Label): string => `${zh} / ${en}`;

const minutes = (count: number): Label =>
  (count > 0 && count % 1440 === 0 ? label(`${count / 1440} 天`, `${count / 1440} d`)
    : count > 0 && count % 60 === 0 ? label(`${count / 60} 小时`, `${count / 60} h`) : label(`${count} 分钟`, `${count} min`));

/** A span as people say it: `3 天（自然时） / 3 d`. */
export function spanWords(span: Span): Label {
  if ('natural' in span) return minutes(span.natural);
  if ('working' in span) {
    const { zh, en } = span.working % 30 === 0 ? label(`${span.working / 60} 小时`, `${span.working / 60} h`) : label(`${span.working} 分钟`, `${span.working} min`);
    return label(`${zh}（工作时）`, `${en} of work`);
  }
  if ('workdays' in span) return label(`${span.workdays} 个工作日${span.until === 'shift_end' ? '（至下班）' : ''}`, `${span.workdays} working day${span.workdays === 1 ? '' : 's'}${span.until === 'shift_end' ? ' (end of shift)' : ''}`);
  if ('dayEnd' in span) return label(span.dayEnd === 0 ? '当日 24:00' : span.dayEnd === 1 ? '次日 24:00' : `${span.dayEnd} 天后 24:00`, `24:00, day + ${span.dayEnd}`);
  if ('months' in span) return label(`${span.months} 个月`, `${span.months} months`);
  if ('monthDay' in span) return label(`每月 ${span.monthDay} 日`, `day ${span.monthDay} of the month`);
  if ('seconds' in span) return label(`${span.seconds} 秒`, `${span.seconds} s`);
  return label(`按 ${span.agreed} 约定的日期`, `date agreed in ${span.agreed}`);
}

/** The role's name, or the word that stands for it. */
export function roleWords(profile: ResolvedProfile, key: string): Label {
  const stand: Readonly<Record<string, Label>> = {
    owner: label('经办人', 'owner'), head: label('主管', 'head'), task: label('待办的经办人', 'owner of the task'), customer: label('客户', 'customer'),
    management: profile.roles[profile.management] ?? label('管理层', 'management'),
  };
  return profile.roles[key] ?? stand[key] ?? label(key, key);
}

const ACTIONS: Readonly<Record<Rung['do'], Label>> = { remind: label('提醒', 'remind'), breach: label('记超时', 'record the breach'), escalate: label('升级', 'escalate') };

/** One rung: when, what, whom. */
export function rungWords(profile: ResolvedProfile, { at, to, do: action, repeat }: Rung): Label {
  const when = 'pct' in at ? label(`用时 ${at.pct} %`, `at ${at.pct} %`)
    : 'before' in at ? label(`到期前 ${spanWords(at.before).zh}`, `${spanWords(at.before).en} before`)
      : Object.values(at.over)[0] === 0 ? label('到期', 'when due') : label(`超过 ${spanWords(at.over).zh}`, `${spanWords(at.over).en} over`);
  const again = repeat === undefined ? label('', '') : label(`，每 ${spanWords(repeat.every).zh} 再 ${repeat.times} 次`, `, again every ${spanWords(repeat.every).en} × ${repeat.times}`);
  const whom = roleWords(profile, to);
  return label(`${when.zh}：${ACTIONS[action].zh} ${whom.zh}${again.zh}`, `${when.en}: ${ACTIONS[action].en} ${whom.en}${again.en}`);
}
