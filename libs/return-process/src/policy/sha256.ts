/** Hash of a published document. Apart from the rest because it needs Node: never imported by the process core. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** 64 hex digits over the canonical JSON of a profile or a calendar. */
export const documentHash = (document: unknown): string => createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');
