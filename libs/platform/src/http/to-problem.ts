/** Any error → the problem a caller may see. Unknown errors say nothing of their inside. */
import { AccessDenied } from '@guitu/identity/access-denied';
import { CommitOutcomeUnknown, isTransient, sqlState } from '@guitu/persistence/database-errors';
import { Problem } from './problem.js';

/** What express' body parser calls its refusals. */
const BODY_PROBLEMS: Readonly<Record<string, Problem>> = {
  'entity.parse.failed': new Problem(400, 'malformed-json', '请求内容不是有效的 JSON。', 'The body is not valid JSON.'),
  'entity.too.large': new Problem(413, 'too-large', '请求内容过大。', 'The body is too large.'),
  'encoding.unsupported': new Problem(415, 'unsupported-media-type', '不支持的内容编码。', 'Content encoding not supported.'),
  'charset.unsupported': new Problem(415, 'unsupported-media-type', '只支持 UTF-8。', 'Only UTF-8 is supported.'),
  'request.size.invalid': new Problem(400, 'malformed-request', '内容长度与请求头不符。', 'The length of the body differs from its header.'),
  'request.aborted': new Problem(400, 'malformed-request', '请求中断。', 'The request was broken off.'),
};
export const ROUTE_UNKNOWN = new Problem(404, 'unknown-route', '没有这个接口。', 'There is no such route.');
const MALFORMED = new Problem(400, 'malformed-request', '请求格式不正确。', 'The request is malformed.');
const BUSY = new Problem(409, 'busy', '同一单据正在处理，请稍后重试。', 'The same thing is being worked on; try again.');
const UNKNOWN_OUTCOME = new Problem(503, 'outcome-unknown', '提交结果未知，请用同一幂等键重试。', 'Outcome unknown; repeat with the same Idempotency-Key.');
const DATABASE_AWAY = new Problem(503, 'database-unavailable', '数据库暂时不可用，请重试。', 'The database is away; try again.');
const INTERNAL = new Problem(500, 'internal', '系统内部错误，已记录。', 'Internal error; it was logged.');

/** PostgreSQL refuses NUL and broken text (22021, 22P05). */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof AccessDenied) return new Problem(error.status, error.code, error.zh, error.en);
  if (error instanceof CommitOutcomeUnknown) return UNKNOWN_OUTCOME;
  const state = sqlState(error);
  if (state === '55P03') return BUSY;
  if (state !== undefined && UNSTORABLE_TEXT.has(state)) return MALFORMED;
  if (isTransient(error)) return DATABASE_AWAY;
  return httpProblem(error) ?? INTERNAL;
}

/** Errors of express, its body parser and Nest's own HttpException. */
function httpProblem(error: unknown): Problem | undefined {
  const { type, status, getStatus } = error as { type?: unknown; status?: unknown; getStatus?: () => number };
  if (typeof type === 'string' && BODY_PROBLEMS[type] !== undefined) return BODY_PROBLEMS[type];
  const code = typeof getStatus === 'function' ? (error as { getStatus(): number }).getStatus() : status;
  if (code === 404) return ROUTE_UNKNOWN;
  if (error instanceof URIError || (typeof code === 'number' && code >= 400 && code < 500)) return MALFORMED;
  return undefined;
}
