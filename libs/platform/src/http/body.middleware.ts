import type { NextFunction, Request, Response } from 'express';
import type { FileRoutes } from '../service/define-service.js';
import { requireAcceptable } from './acceptable-json.js';
import { Problem } from './problem.js';
import { toProblem } from './to-problem.js';

const JSON_TYPE = /^application\/json\s*(;\s*charset=("?)utf-?8\2\s*)?$/i;

/** Stands before the body parser: a body must be JSON in UTF-8, or a file where a route takes files; such a route reads it itself. */
export const requireJson = (uploads: readonly FileRoutes[] = []) => (request: Request, _response: Response, next: NextFunction): void => {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': chunked } = request.headers;
  const hasBody = chunked !== undefined || Number(length ?? 0) > 0;
  const media = (type ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const isUpload = request.headers['content-encoding'] === undefined && uploads.some(({ path, types }) => path.test(request.path) && types.includes(media));
  if (isUpload) next();
  else if (hasBody && !JSON_TYPE.test(type ?? '')) next(new Problem(415, 'unsupported-media-type', '只接受 application/json（UTF-8）。', 'Only application/json in UTF-8 is accepted.'));
  else next();
};

/** Stands behind the body parser. */
export function requireAcceptableBody(request: Request, _response: Response, next: NextFunction): void {
  try {
    requireAcceptable(request.body);
    next();
  } catch (error) {
    next(error);
  }
}

/** Stands behind the body parser: names its error here, because Nest would turn it into another one first. */
export function nameBodyErrors(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  next(toProblem(error));
}
