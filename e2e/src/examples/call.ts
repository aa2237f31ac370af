/** A request that changed something, as somebody sent it. */
export interface Call {
  readonly person: string;
  readonly method: string;
  /** path and query */
  readonly path: string;
  readonly body: unknown;
  /** what was answered */
  readonly answer: unknown;
}
