/** Why somebody was turned away: becomes a problem+json answer with this code and both texts. */
export class AccessDenied extends Error {
  constructor(readonly status: 401 | 403 | 404 | 503, readonly code: string, readonly zh: string, readonly en: string) {
    super(`${code}: ${en}`);
    this.name = 'AccessDenied';
  }

  static unauthenticated(code: string, zh: string, en: string): AccessDenied {
    return new AccessDenied(401, code, zh, en);
  }
}
