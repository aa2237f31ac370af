/** RFC 9457 problem+json as Guitu answers it: a stable code, Chinese and English text, errors per field; never a stack trace. */
import { z } from 'zod';

export const FieldError = z.object({ path: z.string(), zh: z.string(), en: z.string() });
export type FieldError = z.infer<typeof FieldError>;

export const ProblemBody = z.object({
  type: z.string(), title: z.string(), status: z.int(), code: z.string(), zh: z.string(), en: z.string(),
  errors: z.array(FieldError).optional(),
  traceId: z.string(),
}).meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof ProblemBody>;

/** A refusal on purpose: nothing was changed, and the caller is told why. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    readonly errors?: readonly FieldError[],
  ) {
    super(`${code}: ${en}`);
    this.name = 'Problem';
  }

  /** 404 */
  static notFound(zh: string, en: string): Problem {
    return new Problem(404, 'not-found', zh, en);
  }

  /** 409: the state of things forbids it now */
  static conflict(code: string, zh: string, en: string): Problem {
    return new Problem(409, code, zh, en);
  }

  /** 422: well-formed, but not allowed here */
  static unprocessable(code: string, zh: string, en: string, errors?: readonly FieldError[]): Problem {
    return new Problem(422, code, zh, en, errors);
  }

  /** 400: the request itself is wrong */
  static badRequest(code: string, zh: string, en: string, errors?: readonly FieldError[]): Problem {
    return new Problem(400, code, zh, en, errors);
  }
}
