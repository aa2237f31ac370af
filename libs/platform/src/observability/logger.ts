/** Structured logs (pino): one JSON line each, with service, trace, return and event id; secrets and personal data are redacted. */
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { currentTrace } from './trace-context.js';

/** Never written, wherever they stand in a logged object. */
export const REDACTED = [
  'authorization', 'cookie', 'token', 'password', 'secret', 'opinion', 'remark', 'name', 'phone', 'email', 'address',
] as const;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** @param write where lines go; default standard output */
export function createLogger(level: LogLevel, write?: { write(line: string): void }): Logger {
  const paths = REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[redacted]' },
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => ({ ...currentTrace() }),
    serializers: { err: pino.stdSerializers.err },
  }, write ?? pino.destination({ fd: 1, sync: false }));
}

/** Nest names every route and module at the start; that is for looking, not for every day. */
const CHATTY = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory', 'NestApplication', 'NestMicroservice']);

/** Nest's logger on pino; the last parameter Nest gives is the context's name. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void { this.write(CHATTY.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest); }
  error(message: unknown, ...rest: unknown[]): void { this.write('error', message, rest); }
  warn(message: unknown, ...rest: unknown[]): void { this.write('warn', message, rest); }
  debug(message: unknown, ...rest: unknown[]): void { this.write('debug', message, rest); }
  verbose(message: unknown, ...rest: unknown[]): void { this.write('trace', message, rest); }
  fatal(message: unknown, ...rest: unknown[]): void { this.write('fatal', message, rest); }

  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ context, ...message });
    else this.pino[level]({ context }, String(message));
  }
}
