/** 表单, 询问客户, 事项 and 通知 as tables. */
import type { AskKey } from '../steps.js';
import type { Ask, ResolvedProfile } from '../types.js';
import { conditionWords, joined } from './condition-words.js';
import { rolesWords } from './sentence.js';
import { ASK_WORDS, SILENCE } from './story-asks.js';
import { budgetWords } from './story-steps.js';
import { markWords } from './step-words.js';
import { clauseCell, inCell, tableOf } from './tables.js';
import { both, label, roleWords } from './words.js';

const formsTable = (profile: ResolvedProfile): string[] => tableOf(label('表单', 'Forms'), ['表单 / form', '步骤 / gate', '字段 / fields', '抄送 / copies'],
  Object.values(profile.forms).map((form) => [both(form), both(markWords(profile, form.gate)), inCell(joined(form.fields.map((field) => profile.fields[field] ?? label(field, field)), '、', ', ')), inCell(rolesWords(profile, form.copies))]));

const asksTable = (profile: ResolvedProfile): string[] => tableOf(label('询问客户', 'Questions to the customer'), ['问什么 / question', '谁问 / by', '条件 / when', '等多久 / waits', '不答复 / silence', '出处 / clause'],
  (Object.entries(profile.ask) as [AskKey, Ask][]).filter(([, { on }]) => on).map(([key, ask]) => [
    both(ASK_WORDS[key]), both(roleWords(profile, ask.by)), inCell(conditionWords(profile, ask.when ?? {})), both(budgetWords(profile, ask.timeout)), both(SILENCE[ask.onTimeout]), clauseCell(ask.clause)]));

const dutiesTable = (profile: ResolvedProfile): string[] => tableOf(label('事项', 'Duties'), ['事项 / duty', '岗位 / role', '之后 / after', '之前 / before', '条件 / when', '出处 / clause'],
  Object.values(profile.duties).map((duty) => [both(duty), both(roleWords(profile, duty.by)), both(markWords(profile, duty.after)), duty.before === 'none' ? '—' : both(markWords(profile, duty.before ?? 'close')), inCell(conditionWords(profile, duty.when ?? {})), clauseCell(duty.clause)]));

const noticesTable = (profile: ResolvedProfile): string[] => tableOf(label('通知', 'Notices'), ['时机 / on', '通知 / notice', '给 / to', '条件 / when', '出处 / clause'],
  profile.notifications.map((notice) => [both(markWords(profile, notice.on)), both(profile.texts[notice.text] ?? label(notice.text, notice.text)), both(rolesWords(profile, notice.to)), inCell(conditionWords(profile, notice.when ?? {})), clauseCell(notice.clause)]));

export const papersTables = (profile: ResolvedProfile): string[] => [...formsTable(profile), ...asksTable(profile), ...dutiesTable(profile), ...noticesTable(profile)];
