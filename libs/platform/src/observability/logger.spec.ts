import { describe, expect, it } from '@jest/globals';
import { createLogger, NestLogger } from './logger.js';
import { continueTrace, inTrace } from './trace-context.js';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger('debug', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { lines, log, nest: new NestLogger(log) };
}

describe('logs', () => {
  it('carry service, trace, return and event of the work in hand, also after an await', async () => {
    const { lines, nest } = capture();
    const trace = continueTrace(undefined, { service: 'quality', returnNo: 'RT-1000', eventId: 'ev' });
    await inTrace(trace, async () => {
      await Promise.resolve();
      nest.warn('slow', 'Relay');
    });
    nest.warn('outside', 'Relay');
    expect(lines[0]).toMatchObject({ level: 'warn', msg: 'slow', context: 'Relay', service: 'quality', traceId: trace.traceId, returnNo: 'RT-1000', eventId: 'ev' });
    expect(lines[1]).not.toHaveProperty('traceId');
  });

  it('never show secrets, names or free text, however deep they lie', () => {
    const { lines, log } = capture();
    log.info({ authorization: 'Bearer x', person: { name: '林晓', phone: '13900002222', staff: 'e-qc' }, request: { body: { opinion: '划伤' }, headers: { cookie: 'c' } } }, 'asked');
    const text = JSON.stringify(lines);
    for (const secret of ['Bearer x', '林晓', '13900002222', '划伤', '"c"']) expect(text).not.toContain(secret);
    expect(text).toContain('e-qc');
  });

  it('keep one line per message, whatever a caller puts into it', () => {
    const { lines, nest } = capture();
    nest.log('first\n{"level":"fatal","msg":"forged"}', 'Http');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'info' });
  });

  it('show an error with its stack', () => {
    const { lines, nest } = capture();
    nest.error(new Error('broken'));
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'broken', err: { stack: expect.stringContaining('logger.spec') } });
  });
});
