import { contextAfter, type ReceivedFact } from '../../return-process.js';
import { at, ReturnRun } from '../../return-run.fixture.js';

/** What a run does with a fact that names a document: the context first, then the fact. */
export function take(run: ReturnRun, word: ReceivedFact, document: unknown): ReturnRun {
  const delivered: ReceivedFact = { ...word, document };
  const next = new ReturnRun(contextAfter(run.ctx, run.state, delivered), at('03 09:00'));
  next.state = run.state;
  Object.assign(next.seqs, run.seqs);
  next.deliver(delivered, delivered.receivedAt, run.ctx);
  return next;
}
