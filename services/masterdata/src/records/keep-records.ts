/** The one way in which records change: by hand, by batch, by file or by topic. */
import { MASTER_EVENTS } from '@guitu/contracts/masterdata/records';
import { masterKey, type MasterType } from '@guitu/contracts/masterdata/types';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import { isSubject } from '@guitu/messaging/event-record';
import type { Journal, Stamp } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { missingReferences } from './missing-references.js';
import { checkFields } from './record-fields.js';
import { plantOf, RECORD_KINDS, referencesOf, type Fault, type Fields } from './record-kinds.rules.js';
import { keptForOneself } from './who-keeps.rules.js';
import { lockRecords, rememberRows, storeRecords, type KnownRecord } from './record-store.js';
import { givenHash, unchangedRows } from './unchanged-rows.js';

export interface GivenRecord {
  readonly code: string;
  /** absent with externalId: kept by hand, or by whoever brought it */
  readonly sourceSystem?: string;
  readonly externalId?: string;
  readonly fields: unknown;
  /** fields that are not given keep what stands, or become these; absent: all must be given */
  readonly defaults?: Fields;
  /** the version the caller has seen; 0: there must be none yet; absent: whatever stands */
  readonly expected?: number;
}
export type Outcome = 'added' | 'changed' | 'unchanged' | 'rejected';
export interface KeptRecord { readonly code: string; readonly outcome: Outcome; readonly version: number | null; readonly faults: readonly Fault[] }

export interface KeepOptions {
  readonly companyCode: string;
  readonly staff: string;
  /** plants whose records may be changed; null: all of the company */
  readonly plantCodes: readonly string[] | null;
  readonly traceparent?: string;
}

/** By hand: nobody else's record. */
export const BY_HAND = 'guitu';
const fault = (field: string, code: string, zh: string, en: string): Fault => ({ field, code, zh, en });
const rejected = (code: string, ...faults: Fault[]): KeptRecord => ({ code, outcome: 'rejected', version: null, faults });

/**
 * Keeps records of one type, each judged alone: what is wrong is rejected with every reason and changes nothing, the others are
 * stored and stated on the topic. The same again is `unchanged` and raises no version. A record that is not given stays.
 * @returns what became of each, in the order given
 */
export async function keepRecords(tx: Transaction, journal: Journal, type: MasterType, given: readonly GivenRecord[], options: KeepOptions): Promise<KeptRecord[]> {
  const repeated = repeatsOf(given);
  const unchanged = await unchangedRows(tx, type, given.filter((one) => !repeated.has(one)), options);
  const told = (one: GivenRecord): boolean => unchanged.has(one.code) && !repeated.has(one);
  const judged = await keepJudged(tx, journal, type, given.filter((one) => !told(one)), repeated, options);
  let next = 0;
  return given.map((one): KeptRecord => (told(one) ? { code: one.code, outcome: 'unchanged', version: unchanged.get(one.code) ?? null, faults: [] } : judged[next++]!));
}

async function keepJudged(tx: Transaction, journal: Journal, type: MasterType, given: readonly GivenRecord[], repeated: ReadonlySet<GivenRecord>, options: KeepOptions): Promise<KeptRecord[]> {
  if (given.length === 0) return [];
  const { companyCode } = options;
  // What is not there yet can only be locked by its stream.
  await journal.serialiseEach(tx, given.map(({ code }) => masterKey(type, companyCode, code)).filter(isSubject));
  const known = await lockRecords(tx, companyCode, type, given);
  const judged = given.map((record) => judge(type, record, repeated.has(record), known.byCode.get(record.code), known.byExternal(record), options));
  const missing = await missingReferences(tx, type, companyCode, judged.flatMap((one) => ('fields' in one ? [{ code: one.code, fields: one.fields }] : [])));
  const outcomes = judged.map((one): KeptRecord | Accepted => ('fields' in one && missing.has(one.code) ? rejected(one.code, ...(missing.get(one.code) ?? [])) : one));
  const accepted = outcomes.filter((one): one is Accepted => 'fields' in one && !one.unchanged);
  const stamps = await stateAndStore(tx, journal, type, accepted, options);
  await rememberRows(tx, companyCode, type, outcomes.filter((one): one is Accepted => 'fields' in one && one.unchanged && one.givenHash !== null && one.before?.givenHash?.equals(one.givenHash) !== true));
  const versions = new Map(accepted.map((one, index) => [one.code, stamps[index]?.seq ?? null]));
  return outcomes.map((one): KeptRecord => {
    if (!('fields' in one)) return one;
    if (one.unchanged) return { code: one.code, outcome: 'unchanged', version: one.before?.version ?? null, faults: [] };
    return { code: one.code, outcome: one.before === undefined ? 'added' : 'changed', version: versions.get(one.code) ?? null, faults: [] };
  });
}

interface Accepted { readonly code: string; readonly fields: Fields; readonly sourceSystem: string; readonly externalId: string; readonly before: KnownRecord | undefined; readonly unchanged: boolean; readonly givenHash: Buffer | null }

/** Rows that speak of a record of which an earlier row spoke, by code or by external id. */
function repeatsOf(given: readonly GivenRecord[]): ReadonlySet<GivenRecord> {
  const seen = new Set<string>();
  return new Set(given.filter(({ code, sourceSystem, externalId }) => {
    const keys = [`code ${code}`, ...(sourceSystem === undefined ? [] : [`external ${sourceSystem} ${externalId ?? code}`])];
    const repeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return repeated;
  }));
}

function judge(type: MasterType, record: GivenRecord, repeated: boolean, before: KnownRecord | undefined, byExternal: KnownRecord | undefined, { companyCode, plantCodes, staff }: KeepOptions): KeptRecord | Accepted {
  const { code } = record;
  if (repeated) return rejected(code, fault('code', 'duplicate', '同一批中重复。', 'Occurs twice in one batch.'));
  if (type === 'company' && code !== companyCode) return rejected(code, fault('code', 'other-company', '只能维护本公司。', 'Only one’s own company.'));
  const source = ownerOf(record, before);
  if (before !== undefined && before.sourceSystem !== BY_HAND && (before.sourceSystem !== source.sourceSystem || before.externalId !== source.externalId)) {
    return rejected(code, fault('externalId', 'belongs-to-another-source', `该代码由 ${before.sourceSystem} 的 ${before.externalId} 维护。`, `This code is kept by ${before.sourceSystem} as ${before.externalId}.`));
  }
  if (byExternal !== undefined && byExternal.code !== code) return rejected(code, fault('code', 'code-changed', `外部编号已对应代码 ${byExternal.code}，代码不可更改。`, `The external id already stands for ${byExternal.code}; codes do not change.`));
  if (record.expected !== undefined && record.expected !== (before?.version ?? 0)) return rejected(code, fault('version', 'version-changed', '内容已被他人修改，请重新读取。', 'It was changed meanwhile; read it again.'));
  const checked = checkFields(type, code, record.defaults === undefined ? record.fields : completed(type, record.fields as Fields, before?.body ?? record.defaults));
  if ('faults' in checked) return rejected(code, ...checked.faults);
  const saysWhatStands = before !== undefined && canonical(before.body) === canonical(checked.fields);
  const unchanged = saysWhatStands && before.sourceSystem === source.sourceSystem && before.externalId === source.externalId;
  // somebody's own row in a file of everybody gives him nothing as long as it says what stands
  const ownAuthority = saysWhatStands ? [] : keptForOneself(type, staff, code, checked.fields);
  if (ownAuthority.length > 0) return rejected(code, ...ownAuthority);
  const places = [plantOf(type, code, checked.fields), before?.plantCode ?? null];
  if (plantCodes !== null && type !== 'plant' && places.some((plant) => plant !== null && !plantCodes.includes(plant))) {
    return rejected(code, fault('plantCode', 'other-plant', '不属于您的分厂。', 'Not one of your plants.'));
  }
  return { code, fields: checked.fields, ...source, before, unchanged, givenHash: givenHash(record) };
}

/** Who keeps the record from now on: a row that names its source, else whoever kept it before. */
function ownerOf({ code, sourceSystem, externalId }: GivenRecord, before: KnownRecord | undefined): { sourceSystem: string; externalId: string } {
  if (sourceSystem !== undefined) return { sourceSystem, externalId: externalId ?? code };
  return before === undefined ? { sourceSystem: BY_HAND, externalId: code } : { sourceSystem: before.sourceSystem, externalId: before.externalId };
}

/** Given fields over those that stand; what the code says by itself is not given, and a limit that is empty is none. */
function completed(type: MasterType, given: Fields, standing: Fields): Fields {
  const own = new Set(RECORD_KINDS[type].derived ?? []);
  const inner = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
  const fields: Record<string, unknown> = Object.fromEntries(Object.entries(standing).filter(([field]) => !own.has(field)));
  for (const [field, value] of Object.entries(given)) fields[field] = inner(value) && inner(fields[field]) ? { ...(fields[field] as Fields), ...value } : value;
  const limits = fields['approvalLimits'];
  return inner(limits) ? { ...fields, approvalLimits: Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== null)) } : fields;
}

/** jsonb keeps no order of fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner);
}

async function stateAndStore(tx: Transaction, journal: Journal, type: MasterType, accepted: readonly Accepted[], { companyCode, staff, traceparent }: KeepOptions): Promise<Stamp[]> {
  const stamps = await journal.appendEach(tx, accepted.map(({ code, fields }) => ({
    definition: MASTER_EVENTS[type] as EventDefinition,
    event: { subject: masterKey(type, companyCode, code), ...(traceparent !== undefined && { traceparent }), body: ({ seq: version }: Stamp) => ({ ...fields, companyCode, code, version }) },
  })));
  await storeRecords(tx, companyCode, type, staff, accepted.map((one, index) => ({
    ...one, version: stamps[index]!.seq, plantCode: plantOf(type, one.code, one.fields), references: referencesOf(type, one.fields),
  })));
  return stamps;
}
