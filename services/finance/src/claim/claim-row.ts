import { CompanyCode, Instant } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';

export const CLAIM_KINDS = { carrier: { zh: '承运方', en: 'Carrier' }, supplier: { zh: '供应商', en: 'Supplier' } } as const;
export type ClaimKind = keyof typeof CLAIM_KINDS;
export const CLAIM_STATES = {
  open: { zh: '待答复', en: 'Waits for an answer' }, accepted: { zh: '已受理，待到账', en: 'Accepted, money to come' },
  refused: { zh: '被拒', en: 'Refused' }, recovered: { zh: '已追回', en: 'Recovered' },
} as const;
export type ClaimState = keyof typeof CLAIM_STATES;
const keys = <K extends string>(of: Record<K, unknown>): [K, ...K[]] => Object.keys(of) as [K, ...K[]];
export const ClaimKindField = z.enum(keys<ClaimKind>(CLAIM_KINDS));
export const ClaimStateField = z.enum(keys<ClaimState>(CLAIM_STATES));

export const Claim = z.object({
  id: z.uuid(), companyCode: CompanyCode, plantCode: z.string(), returnNo: z.string(), kind: ClaimKindField, partyCode: z.string(), reasonCode: z.string(),
  amount: z.int().optional().describe('分; left out for whom amounts are not open to'), owner: z.string(), countsFrom: Instant,
  /** by then it must be made known and answered */
  dueAt: Instant,
  late: z.boolean().describe('open after its due time, or answered after it'),
  state: ClaimStateField, granted: z.int().nullable().optional(), answerCode: z.string().nullable(), answeredBy: z.string().nullable(), answeredAt: Instant.nullable(), recovered: z.int().optional(),
}).meta({ id: 'Claim' });
export type Claim = z.infer<typeof Claim>;

/** Columns in the words of the API. */
export const CLAIM_COLUMNS = `id, company_code as "companyCode", plant_code as "plantCode", return_no as "returnNo", kind, party_code as "partyCode", reason_code as "reasonCode", amount::float8 as amount, owner,
  floor(extract(epoch from counts_from) * 1000)::float8 as "countsFrom", floor(extract(epoch from due_at) * 1000)::float8 as "dueAt", coalesce(answered_at, clock_timestamp()) > due_at as late, state,
  granted::float8 as granted, answer_code as "answerCode", answered_by as "answeredBy", floor(extract(epoch from answered_at) * 1000)::float8 as "answeredAt", recovered::float8 as recovered`;

/** Locked until the transaction ends. @throws Problem or AccessDenied 404 when there is none in a plant of the actor */
export async function lockClaim(tx: Transaction, actor: Actor, id: string): Promise<Claim & { readonly amount: number; readonly recovered: number }> {
  const [row] = await tx.query<Claim & { amount: number; recovered: number }>(`select ${CLAIM_COLUMNS} from claim where id = $1 and company_code = $2 for update`, [id, actor.companyCode]);
  if (row === undefined) throw Problem.notFound('没有这项索赔。', 'There is no such claim.');
  requirePlace(actor, row);
  return row;
}

export const wrongState = ({ state }: Pick<Claim, 'state'>): Problem =>
  Problem.conflict('claim-state', `此索赔为“${CLAIM_STATES[state].zh}”，不能办理。`, `It is “${CLAIM_STATES[state].en}”: not now.`);
