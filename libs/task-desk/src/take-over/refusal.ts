/** Why a desk does not take a return over, in words for whom it is listed. */
import { AccessDenied } from '@guitu/identity/access-denied';
import { sqlState } from '@guitu/persistence/database-errors';
import { Problem, type FieldError } from '@guitu/platform/http/problem';

export interface Refusal { readonly code: string; readonly zh: string; readonly en: string; readonly errors: readonly FieldError[] }

/** Null when the error is no refusal: the database is away, or something is broken. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Problem) return { code: error.code, zh: error.zh, en: error.en, errors: error.errors ?? [] };
  if (error instanceof AccessDenied) return { code: error.code, zh: error.zh, en: error.en, errors: [] };
  if (sqlState(error)?.startsWith('23') !== true) return null;
  const { constraint = 'constraint' } = error as { constraint?: string };
  return { code: 'does-not-add-up', zh: `与已有记录或数量、金额不符（${constraint}）。`, en: `Does not fit what is here, or does not add up (${constraint}).`, errors: [] };
}
