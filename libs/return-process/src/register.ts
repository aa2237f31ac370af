/** 登记: the first state of a return, from the fact that opens it. */
import { LINKS, UNITS, type LinkKind, type Unit } from '@guitu/contracts/vocabulary';
import { parseDay } from '@guitu/calendar/civil-date';
import { readAttrs } from './catalogue/attributes.js';
import { newConsignment, newPortion } from './portions.js';
import { codes, positive, rows, text, whole, type Json } from './facts/read.js';
import { people } from './facts/signatures.js';
import type { ResolvedProfile } from './policy/types.js';
import type { ReceivedFact } from './received-fact.js';
import type { Line, Link, ReturnState } from './state.js';

export interface Start { companyCode: string; plantCode: string; returnNo: string; register: ReceivedFact }

/** Lines of the registration. @throws RangeError when there is none or one cannot be read: the desk checked them before. */
function readLines(value: unknown): Line[] {
  const lines = (rows(value) ?? []).map((row): Line => {
    const [line, item, unit] = [whole(row['line']), text(row['item']), text(row['unit'])];
    const known = unit !== null && Object.hasOwn(UNITS, unit) ? (unit as Unit) : null;
    const claimed = known === null ? null : positive(row['qty'], known);
    if (line === null || item === null || known === null || claimed === null) throw new RangeError('登记行无法读取 / a registered line cannot be read');
    const batch = text(row['batch']);
    return { line, item, ...(batch !== null && { batch }), unit: known, claimed, over: 0, attrs: readAttrs('register', 'line', row['attrs']), ...termsOf(row, claimed) };
  });
  if (lines.length === 0 || new Set(lines.map(({ line }) => line)).size !== lines.length) throw new RangeError('登记没有行或行号重复 / a registration needs lines, each number once');
  return lines;
}

/** So much that 200 lines of it still add up exactly. */
const MOST_PER_LINE = Number.MAX_SAFE_INTEGER / 200;
const LONGEST_WARRANTY = 600;

/** What a line was bought for and when; a day that is no day, or a price no book can carry, is not known. */
function termsOf(row: Json, claimed: number): Partial<Line> {
  const [price, months] = [whole(row['unitPrice']), whole(row['warrantyMonths'])];
  const unitPrice = price === null || price * claimed > MOST_PER_LINE ? null : price;
  const warrantyMonths = months === null || months > LONGEST_WARRANTY ? null : months;
  const [shipDate, receiptDate] = [localDate(row['shipDate']), localDate(row['receiptDate'])];
  return {
    ...(unitPrice !== null && { unitPrice }), ...(warrantyMonths !== null && { warrantyMonths }), ...(shipDate !== null && { shipDate }), ...(receiptDate !== null && { receiptDate }),
  };
}
const localDate = (value: unknown): string | null => (typeof value === 'string' && parseDay(value) !== null ? value : null);

/** Neighbour workflows it came from or touches (recall, complaint …), by their own ids: their answers find them here. */
function readLinks(value: unknown, at: number): Link[] {
  return (rows(value) ?? []).flatMap((row): Link[] => {
    const [id, kind] = [text(row['id']), text(row['kind'])];
    if (id === null || kind === null || !Object.hasOwn(LINKS, kind)) return [];
    return [{ id, kind: kind as LinkKind, state: 'open', step: 'register', scope: 'case', lines: [], ref: null, amount: null, at, results: [], version: 0 }];
  });
}

/** The state before anything has opened: one consignment, one portion per line (process-model.md §1.5). */
export function registered(policy: ResolvedProfile, { companyCode, plantCode, returnNo, register }: Start): ReturnState {
  const { payload, recordedAt } = register;
  const complaint = whole(payload['complaintAt']);
  const state: ReturnState = {
    core: 1, rev: 0, at: recordedAt,
    about: { companyCode, plantCode, returnNo, customerCode: text(payload['customerCode']) ?? 'unknown', policy: `${policy.key}@${policy.version}` },
    applicant: people(register), openedAt: recordedAt, complaintAt: complaint === null ? recordedAt : Math.min(complaint, recordedAt),
    attrs: readAttrs('register', 'case', payload['attrs']), lines: readLines(payload['lines']),
    scopes: [{ id: 'case', kind: 'case', parent: null, openedAt: recordedAt, steps: { register: { s: 'done', round: 1, openedAt: recordedAt, mark: recordedAt } } }],
    counters: { consignment: 0, portion: 0, supply: 0, decision: 0 },
    tasks: [], clocks: [], anomalies: [], anomalyCount: 0, positions: {}, kept: [], paused: null, pauseCount: 0, links: readLinks(payload['links'], recordedAt),
    intake: { found: {}, forms: codes(payload['forms']), computed: [], late: [], reasons: [], supplementAsked: false, preApproved: payload['preApproved'] === true, refused: null, excused: false }, granted: {},
    ending: null, result: null, closedAt: null,
  };
  const first = newConsignment(state, recordedAt, null);
  for (const { line, claimed } of state.lines) newPortion(state, line, claimed, first.id, recordedAt);
  return state;
}
