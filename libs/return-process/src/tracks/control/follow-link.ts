/** 关联: where a neighbour workflow stands. */
import { LINKS, type LinkKind } from '@guitu/contracts/vocabulary';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { code, text, whole } from '../../facts/read.js';
import { raiseLost, settleFound } from '../../links/lost-links.js';
import type { Link } from '../../state.js';

const STATES: readonly Link['state'][] = ['requested', 'open', 'done', 'refused', 'lost'];

/**
 * Applied when its version is higher than the one known (class N). A neighbour that this return did not ask for, such as the
 * complaint it began with, is kept beside those. One that is refused or lost is a person's to look after; what is done stays done.
 */
export const followLink: CaseHandler = (draft, { payload, factId }, at) => {
  const { state } = draft;
  const [id, kind, version] = [text(payload['id']), text(payload['kind']), whole(payload['version'])];
  const standing = STATES.find((one) => one === payload['state']);
  if (id === null || kind === null || !Object.hasOwn(LINKS, kind) || version === null || standing === undefined || !Array.isArray(payload['results'])) return misfit('malformed');
  const results = payload['results'].flatMap((result) => code(result) ?? []);
  const before = state.links.find((link) => link.id === id);
  if (before !== undefined && before.kind !== kind) return misfit('unknown_scope');
  const isGone = standing === 'refused' || standing === 'lost';
  if (before !== undefined && (version <= before.version || (before.state === 'done' && isGone))) return 'ignored';
  const link: Link = before ?? { id, kind: kind as LinkKind, state: standing, step: 'register', scope: 'case', lines: [], ref: null, amount: null, at, results, version };
  if (before === undefined) state.links.push(link);
  const wasGone = link.state === 'refused' || link.state === 'lost';
  Object.assign(link, { state: standing, results, version });
  if (isGone) raiseLost(draft, link, factId);
  else if (wasGone) settleFound(draft, link);
  return 'applied';
};
