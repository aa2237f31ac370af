/** What the task of a question offers: whom it is about, what he may say, and what his silence will mean. */
import { REMEDIES, type Remedy } from '@guitu/contracts/vocabulary';
import type { TaskMenu } from '@guitu/contracts/task';
import type { At } from '../tracks/step-row.js';
import { rowOf } from '../tracks/step-rows.js';
import { answersOf } from './answer-ask.js';

const isRemedy = (code: string): code is Remedy => Object.hasOwn(REMEDIES, code);

export function askMenu(at: At): TaskMenu {
  const choices = (rowOf(at.def.key)?.choices?.(at) ?? []).filter(isRemedy);
  return { ...(at.def.ask !== undefined && { about: at.def.ask.key, silence: at.def.ask.silence }), answers: answersOf(at), ...(choices.length > 0 && { choices }) };
}
