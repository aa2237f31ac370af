/** One field that is wrong, and why. */
export interface FieldError { path: string; zh: string; en: string }

/** A refusal on purpose: nothing was changed, and the caller is told why. Imports nothing, so that pure rules may refuse. */
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

  /** 422 for one field, said in its words */
  static ofField(path: string, zh: string, en: string): Problem {
    return Problem.unprocessable('not-allowed', zh, en, [{ path, zh, en }]);
  }

  /** 400: the request itself is wrong */
  static badRequest(code: string, zh: string, en: string, errors?: readonly FieldError[]): Problem {
    return new Problem(400, code, zh, en, errors);
  }
}
