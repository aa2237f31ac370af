/** 现场结果: every piece gets a result (S000-04 §5.3, §5.4). That each result is one the task lists, and none is above the quantity, the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { everyPieceFaults } from './every-piece.rules.js';

export const onsiteFaults = ({ lines }: Pick<FactPayload<'onsite'>, 'lines'>, asked: readonly TaskLine[]): FieldError[] =>
  everyPieceFaults(lines, asked, { zh: '没有结果', en: 'have no result' });
