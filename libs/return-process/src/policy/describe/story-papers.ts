/** Forms and who gets copies, duties, notices, closing (P22–P24). */
import type { Label } from '@guitu/contracts/vocabulary';
import type { Duty, Form, Notice } from '../types.js';
import { performers } from './performers.js';
import { clauseOf, listed, onlyWhen, rolesWords, say, type Reading, type Sentence } from './sentence.js';
import { limitSentence } from './story-steps.js';
import { markWords } from './step-words.js';
import { label, roleWords } from './words.js';

/** A paper that a duty writes is that person's, by that clause; others belong to whoever does the step. */
function formSentence(reading: Reading, code: string, form: Form): Sentence {
  const { profile } = reading;
  const written = Object.values(profile.duties).filter((duty) => duty.form === code);
  const filler = form.issuedBy !== undefined ? [form.issuedBy] : written.length > 0 ? [...new Set(written.map(({ by }) => by))] : performers(profile, form.gate);
  const only = onlyWhen(profile, form.when);
  const who = filler.length === 0 ? label('受理的部门', 'the desk that takes the request') : rolesWords(profile, filler);
  const [fields, copies, at] = [listed(form.fields.map((field) => profile.fields[field] ?? label(field, field))), rolesWords(profile, form.copies), markWords(profile, form.gate)];
  return say(`《${form.zh}》：${who.zh}在“${at.zh}”时填写${fields.zh}${copies.zh === '' ? '' : `，抄送${copies.zh}`}；没有它，这一步不能完成${only.zh}。`,
    `“${form.en}”: ${who.en} must fill in ${fields.en} at “${at.en}”${copies.en === '' ? '' : `; copies to ${copies.en}`}; the step cannot be done without it${only.en}.`, written[0]?.clause ?? clauseOf(reading, form.gate));
}

function dutySentence({ profile }: Reading, duty: Duty): Sentence {
  const [who, after, only] = [roleWords(profile, duty.by), markWords(profile, duty.after), onlyWhen(profile, duty.when)];
  const blocks = duty.before === 'none' ? label('不阻挡任何步骤', 'it blocks nothing') : (() => {
    const { zh, en } = markWords(profile, duty.before ?? 'close');
    return label(`不办完不能“${zh}”`, `“${en}” waits for it`);
  })();
  return say(`${who.zh}在“${after.zh}”之后须办：${duty.zh}${only.zh}；${blocks.zh}。`, `after “${after.en}” ${who.en} must do: ${duty.en}${only.en}; ${blocks.en}.`, duty.clause);
}

function noticeSentence({ profile }: Reading, notice: Notice): Sentence {
  const [on, text, only] = [markWords(profile, notice.on), profile.texts[notice.text] ?? label(notice.text, notice.text), onlyWhen(profile, notice.when)];
  const to = rolesWords(profile, notice.to);
  return say(`“${on.zh}”时通知${to.zh}：${text.zh}${only.zh}。`, `on “${on.en}” ${to.en} must be told: ${text.en}${only.en}.`, notice.clause);
}

function closing({ profile }: Reading): Sentence[] {
  const { costAccount, reports } = profile.closure;
  const named: Label = label(reports.join('、'), reports.join(', '));
  return [
    ...(costAccount === null ? [] : [say(`费用记入成本科目 ${costAccount}。`, `cost is booked to the account ${costAccount}.`, 'house')]),
    ...(reports.length === 0 ? [] : [say(`结案后计入报表：${named.zh}。`, `the closed return enters the reports: ${named.en}.`, 'house')]),
  ];
}

export function papersStory(reading: Reading): Sentence[] {
  const { forms, duties, notifications, sla } = reading.profile;
  return [
    ...Object.entries(forms).map(([code, form]) => formSentence(reading, code, form)),
    ...Object.entries(duties).flatMap(([key, duty]) => [dutySentence(reading, duty), ...Object.values(sla).filter(({ stop }) => stop === `duty:${key}`).map((limit) => limitSentence(reading, limit))]),
    ...notifications.map((notice) => noticeSentence(reading, notice)), ...closing(reading),
  ];
}
