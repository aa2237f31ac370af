/** What must be written down and enclosed when goods are received (P09 documents, P11 fields). */
import type { ResolvedProfile } from '../../policy/types.js';

/** What a line says of itself; everything else on the paper has to be read off and entered. */
const KNOWN_OF_A_LINE: readonly string[] = ['receivedQty', 'qty', 'item', 'name', 'model', 'spec'];

const isFilled = (value: unknown): boolean => (typeof value === 'string' ? value.trim().length > 0 : value !== undefined && value !== null);

/** R03: what must be written down of every line that is counted. */
export const requiredFields = ({ receipt }: Pick<ResolvedProfile, 'receipt'>): string[] => receipt.fields.filter((code) => !KNOWN_OF_A_LINE.includes(code));

/** R03, R06 (S003-02: five fields): codes of the fields a counted line lacks, in its fields and among its attributes. */
export const missingFields = (policy: Pick<ResolvedProfile, 'receipt'>, fields: Readonly<Record<string, unknown>>, attrs: Readonly<Record<string, unknown>>): string[] =>
  requiredFields(policy).filter((code) => !isFilled(fields[code]) && !isFilled(attrs[code]));

/** R06 (S003-02), R07 (S001-05): codes of the documents that should have come with the goods and did not. */
export const missingDocuments = ({ inbound }: Pick<ResolvedProfile, 'inbound'>, present: readonly string[]): string[] =>
  inbound.documents.filter((code) => !present.includes(code));

/**
 * R06 (S003-02): no complete paper, no acceptance; the goods go back · R07 (S001-05): the receipt is held until a superior has
 * decided · otherwise it is noted. Null = the papers are complete.
 */
export const onIncompletePapers = ({ inbound }: Pick<ResolvedProfile, 'inbound'>, missing: readonly string[]): ResolvedProfile['inbound']['missing'] | null =>
  (missing.length === 0 ? null : inbound.missing);
