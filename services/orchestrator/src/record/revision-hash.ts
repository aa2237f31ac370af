/** Names the content of a revision. The same code gives the same JSON, key order included. */
import { createHash } from 'node:crypto';
import type { Revision } from '../workflow/return-run.js';

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Of one revision's effects. */
export const revisionHash = (revision: Pick<Revision, 'effects'>): string => shortHash(JSON.stringify(revision.effects));

/** Of everything a `record` was asked to write; stands in the history as its answer, where the replay gate looks for it. */
export const requestHash = (revisions: readonly Revision[]): string =>
  shortHash(revisions.map((revision) => `${revision.rev}:${revisionHash(revision)}`).join('\n'));
