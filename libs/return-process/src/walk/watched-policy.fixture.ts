/**
 * A policy whose conditions say whatever the present world of the walk says (worlds.fixture.ts), instead of reading what is
 * known of goods and customer. Conditions on what was decided (outcome, remedy, round) are read as they are.
 */
import { isObject } from '../policy/shape.js';
import type { ResolvedProfile, WholeKey } from '../policy/types.js';
import type { Open, Worlds } from './worlds.fixture.js';

const CONDITION_KEYS: readonly (WholeKey | string)[] = ['when', 'on', 'voidWhen', 'test', 'advance', 'deny', 'carrierClaim', 'supplierNotice'] satisfies WholeKey[];
/** How long things may take does not matter to the walk: an hour each, which costs no calendar. */
const SPAN_KEYS: readonly string[] = ['budget', 'span', 'timeout', 'every', 'over', 'before'];
const AN_HOUR = { natural: 60 };
/** Follow from what was decided: never chosen. */
const FOLLOWS: readonly string[] = ['goods', 'remedy', 'round'];
/** Only a check of eligibility tells a test that is undecided from one that failed. */
const UNDECIDED_TOO: readonly string[] = ['test'];

/** Read again at every turn: whether goods come back at all does not change on the way. */
const LASTING: readonly string[] = ['inbound.goods'];
/** Read again at every turn until it holds for the first time: 先发新货. Facts about the whole return alone make it hold. */
const STANDING: readonly string[] = ['replacement.advance'];

type Json = { readonly [key: string]: unknown };
const follows = (when: Json): boolean => Object.entries(when).some(([key, test]) => FOLLOWS.includes(key) || (Array.isArray(test) && (test as Json[]).some(follows)));

interface How { undecided: boolean; lasting: boolean; standing: boolean }

/** Makes conditions that say what the world says; conditions that read alike are one. */
class FreeConditions {
  private readonly open = new Map<string, Open>();

  constructor(private readonly worlds: Worlds) {}

  /** A condition that reads nothing: the part `any` of it, looked up whenever it is evaluated, is what the world says. */
  private free(when: Json, { undecided, lasting, standing }: How): object {
    const name = `${undecided} ${standing} ${JSON.stringify(when)}`;
    const of = this.open.get(name) ?? { id: this.open.size, when, undecided, lasting: false, standing };
    of.lasting ||= lasting;
    this.open.set(name, of);
    const parts = { true: undefined, false: [], undefined: [{ nobodyKnows: true }] };
    return Object.defineProperty({}, 'any', { enumerable: false, get: () => parts[`${this.worlds.says(of)}`] });
  }

  /** Parts on what was decided are read first: what they leave open is the world's to say. */
  from(when: Json, how: How): object {
    if (Object.keys(when).length === 0 || (Array.isArray(when['any']) && when['any'].length === 0)) return when;
    if (!follows(when)) return this.free(when, how);
    for (const group of ['all', 'any']) {
      const parts = when[group] as Json[] | undefined;
      if (!Array.isArray(parts)) continue;
      const rest = parts.filter((part) => !follows(part));
      return { [group]: [...parts.filter(follows).map((part) => this.from(part, how)), ...(rest.length === 0 ? [] : [this.free({ [group]: rest }, how)])] };
    }
    const decided = Object.entries(when).filter(([key]) => FOLLOWS.includes(key));
    const rest = Object.entries(when).filter(([key]) => !FOLLOWS.includes(key));
    return rest.length === 0 ? when : { all: [Object.fromEntries(decided), this.free(Object.fromEntries(rest), how)] };
  }
}

/** Tables of which only words, samples and freight without bills are taken, and a class that only other conditions read: how they are decided leads nowhere else. */
const wordsOnly = ({ stores, freight, inbound, inspection }: ResolvedProfile): Partial<ResolvedProfile> => ({
  classes: [], stores: { ...stores, rows: [] }, freight: { ...freight, rows: [] }, inbound: { ...inbound, address: { ...inbound.address, rows: [] } },
  inspection: { ...inspection, sampling: { ...inspection.sampling, rows: [] } },
});

/** May a condition of a watched policy say now this, now that? One that is written out says the same always. */
export const isOpen = (when: object): boolean => Object.keys(when).length === 0 && 'any' in when;

/** The policy with the worlds' conditions, without what only words and clocks read; every task has its chase, so no wait is without a clock. */
export function watch(profile: ResolvedProfile, worlds: Worlds): ResolvedProfile {
  const conditions = new FreeConditions(worlds);
  const copied = (value: unknown, key = '', place = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => copied(one, '', place));
    if (!isObject(value)) return value;
    if (SPAN_KEYS.includes(key)) return AN_HOUR;
    if (key === 'steps') return {};
    if (CONDITION_KEYS.includes(key)) return conditions.from(value, { undecided: UNDECIDED_TOO.includes(key), lasting: LASTING.some((own) => place.startsWith(own)), standing: STANDING.includes(place) });
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one, name, place === '' ? name : `${place}.${name}`)]));
  };
  const sla = Object.fromEntries(Object.entries(profile.sla).filter(([, { onBreach = 'none' }]) => onBreach !== 'none').map(([key, { when: _when, adds: _adds, ...rest }]) => [key, rest]));
  return copied({ ...profile, ...wordsOnly(profile), sla, notifications: [] }) as ResolvedProfile;
}

