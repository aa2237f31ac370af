/** A profile as a page people can read: Markdown, Chinese and English side by side. Made by `npm run docs`, never by hand. */
import { GOODS, REMEDIES, type Label } from '@guitu/contracts/vocabulary';
import { fits } from '../../tracks/execute/routes.js';
import { STEP_ROWS } from '../../tracks/step-rows.js';
import { decide } from '../conditions.js';
import { openSteps } from '../open-steps.js';
import type { ResolvedProfile } from '../types.js';
import { both, conditionWords, label, roleWords, rungWords, spanWords } from './words.js';

type Cells = readonly string[];
const cell = (text: string): string => text.replaceAll('|', '\\|');
/** A table, or nothing when it would have no row. */
const tableOf = (title: Label, head: Cells, rows: readonly Cells[]): string[] =>
  (rows.length === 0 ? [] : [`## ${both(title)}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), '']);
const roles = (profile: ResolvedProfile, keys: readonly string[]): string => keys.map((key) => both(roleWords(profile, key))).join('; ');

/** Words of a step or of a mark made from one. */
function markWords(profile: ResolvedProfile, mark: string): string {
  if (mark === 'complaint') return '客诉到达 / complaint received';
  if (mark.startsWith('duty:')) return both(profile.duties[mark.slice(5)] ?? label(mark, mark));
  const key = mark.replace(/^open:/, '');
  const words = STEP_ROWS.find((step) => step.key === key) ?? (key === 'close' ? label('结案', 'Close') : label(key, key));
  return mark.startsWith('open:') ? both(label(`${words.zh}开始`, `${words.en} opened`)) : both(words);
}

const steps = (profile: ResolvedProfile): string[] => tableOf(label('步骤', 'Steps'), ['步骤 / step', '出处 / clause'],
  [...openSteps(profile)].map((step) => [markWords(profile, step), profile.clauses[step] ?? 'house']));

const limits = (profile: ResolvedProfile): string[] => tableOf(label('时限', 'Limits'), ['时限 / limit', '多久 / span', '从 / from', '到 / to', '责任 / owner', '阶梯 / ladder', '延期 / extension', '出处 / clause'],
  Object.values(profile.sla).map((sla) => [both(sla), both(spanWords(sla.budget)), markWords(profile, sla.start), markWords(profile, sla.stop), both(roleWords(profile, sla.owner)), sla.ladder,
    sla.extend === undefined ? '—' : `${sla.extend.times} × ${roles(profile, sla.extend.by)}`, sla.clause]));

const ladders = (profile: ResolvedProfile): string[] => tableOf(label('升级阶梯', 'Ladders'), ['阶梯 / ladder', '档 / rung'],
  Object.entries(profile.ladders).flatMap(([key, rungs]) => rungs.map((rung) => [key, both(rungWords(profile, rung))])));

const GATE_WORDS: Readonly<Record<string, Label>> = {
  return: label('审核', 'Return'), exception: label('特批', 'Exception'), discount: label('折让', 'Discount'), papers: label('放行', 'Papers'), disposition: label('判定', 'Disposition'),
  scrap: label('报废', 'Scrap'), replacement: label('换补', 'Replacement'), settlement: label('结算', 'Settlement'), close: label('结案', 'Closing'),
};
const approvals = (profile: ResolvedProfile): string[] => tableOf(label('审批', 'Approvals'), ['事项 / gate', '级 / level', '岗位 / role', '条件 / when', '出处 / clause'],
  Object.entries(profile.approvals).flatMap(([gate, chain]) => chain.levels.map((level, index) =>
    [both(GATE_WORDS[gate] ?? label(gate, gate)), chain.mode === 'joint' ? '会签 / jointly' : String(index + 1), both(roleWords(profile, level.role)), conditionWords(level.when ?? {}) || '—', level.clause])));

const outcomes = (profile: ResolvedProfile): string[] => tableOf(label('允许的处置', 'Allowed outcomes'), ['货物去向 / goods', '对客户处理 / remedies'],
  profile.outcomes.goods.map((goods) => [both(GOODS[goods]), decide(profile.disposition.remedies, { goods }).then.filter((remedy) => profile.outcomes.remedies.includes(remedy) && fits(goods, remedy)).map((remedy) => both(REMEDIES[remedy])).join('; ')]));

const rules = (profile: ResolvedProfile): string[] => tableOf(label('判定规则', 'Rules of disposition'), ['条件 / when', '允许 / allowed', '出处 / clause'],
  profile.disposition.rules.rows.map(({ when, then, clause }) => [conditionWords(when) || '—', then.allow === 'all' ? '全部 / all' : then.allow.map((goods) => both(GOODS[goods])).join('; '), clause]));

const papers = (profile: ResolvedProfile): string[] => [
  ...tableOf(label('表单', 'Forms'), ['表单 / form', '步骤 / step', '字段 / fields', '抄送 / copies'],
    Object.values(profile.forms).map((form) => [both(form), markWords(profile, form.gate), form.fields.map((field) => both(profile.fields[field] ?? label(field, field))).join('; '), roles(profile, form.copies) || '—'])),
  ...tableOf(label('事项', 'Duties'), ['事项 / duty', '岗位 / role', '之后 / after', '条件 / when', '出处 / clause'],
    Object.values(profile.duties).map((duty) => [both(duty), both(roleWords(profile, duty.by)), markWords(profile, duty.after), conditionWords(duty.when ?? {}) || '—', duty.clause])),
];

const NOTICE_MARKS: Readonly<Record<string, string>> = { rejected: '未获批准 / not approved', mismatch: '数量不符 / quantity differs', breach: '超时 / breach' };
const notices = (profile: ResolvedProfile): string[] => tableOf(label('通知', 'Notices'), ['时机 / on', '通知 / notice', '给 / to', '出处 / clause'],
  profile.notifications.map((notice) => [NOTICE_MARKS[notice.on] ?? markWords(profile, notice.on), both(profile.texts[notice.text] ?? label(notice.text, notice.text)), roles(profile, notice.to), notice.clause]));

/** Markdown of one resolved profile: steps, limits, ladders, approvals, outcomes, papers, notices. */
export function describeProfile(profile: ResolvedProfile): string {
  return [
    `# ${both(profile)} (\`${profile.key}@${profile.version}\`)`, '',
    `- 出处 / sources: ${profile.sources.join(', ')}`,
    `- 制度负责人 / owner: ${both(roleWords(profile, profile.owner))}`,
    `- 生效 / effective from: ${profile.effectiveFrom} · 日历 / calendar: \`${profile.calendar}\``,
    ...(profile.demo === true ? ['- 演示用快放 / time-lapse for demonstrations'] : []), '',
    ...steps(profile), ...limits(profile), ...ladders(profile), ...approvals(profile), ...outcomes(profile), ...rules(profile), ...papers(profile), ...notices(profile),
  ].join('\n');
}
