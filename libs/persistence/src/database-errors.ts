/** Which failures of PostgreSQL say "not now" and which say "not like this". */

/** The COMMIT was sent and its answer was lost: committed or not is unknown, so only an idempotent caller may try again. */
export class CommitOutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('提交结果未知：数据库连接在提交时中断 / commit outcome unknown: the connection broke while committing', { cause });
    this.name = 'CommitOutcomeUnknown';
  }
}

/** A statement failed, its error was swallowed, and PostgreSQL turned the COMMIT into a ROLLBACK. */
export class SilentRollback extends Error {
  constructor() {
    super('事务已中止：其中一条语句出错而错误被忽略 / transaction aborted: a statement failed and its error was swallowed');
    this.name = 'SilentRollback';
  }
}

/** SQLSTATE of an error thrown by pg or TypeORM, if it has one. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Serialization failure or deadlock: the whole transaction was rolled back and may be run again. */
export function isRolledBackByRace(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** A named statement gives other columns since the schema changed: nothing was done, and the next time it is planned anew. */
export function isStalePlan(error: unknown): boolean {
  const message = (error as { message?: unknown } | null)?.message;
  return sqlState(error) === '0A000' && typeof message === 'string' && message.includes('cached plan must not change result type');
}

const TRANSIENT_CLASSES = ['08', '53', '57', '58'];
const TRANSIENT_STATES = new Set(['40001', '40P01', '55P03', '25006', '25P03']);
const TRANSIENT_SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const LOST_CONNECTION = /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|Driver not Connected|Query runner already released/i;

/**
 * True when the database (or the way to it) failed, not the work: the same work may succeed later unchanged.
 * Connection loss, restart, full disk, lock or statement timeout, serialization failure, deadlock; also as the cause of another error.
 */
export function isTransient(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 8; depth += 1) {
    if (cause instanceof CommitOutcomeUnknown || failsForNow(cause)) return true;
    cause = (cause as { cause?: unknown }).cause;
  }
  return false;
}

/** The server itself could not go on with the session: with a full disk it fails as it opens one (could not write init file). */
const endsSession = (error: { severity?: unknown }, state: string): boolean => state === 'XX000' && error.severity === 'FATAL';

function failsForNow(error: { code?: unknown; message?: unknown; severity?: unknown }): boolean {
  const state = sqlState(error);
  if (state) return TRANSIENT_STATES.has(state) || isStalePlan(error) || endsSession(error, state) || TRANSIENT_CLASSES.includes(state.slice(0, 2));
  if (typeof error.code === 'string' && TRANSIENT_SYSTEM_CODES.has(error.code)) return true;
  return typeof error.message === 'string' && LOST_CONNECTION.test(error.message);
}
