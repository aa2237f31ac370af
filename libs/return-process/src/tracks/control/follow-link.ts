/** 关联: where a neighbour workflow stands. */
import { LINKS, type LinkKind } from '@guitu/contracts/vocabulary';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { code, text, whole } from '../../facts/read.js';
import type { Link } from '../../state.js';

const STATES: readonly Link['state'][] = ['requested', 'open', 'done'];

/** Applied when its version is higher than the one known (class N). A neighbour that this return did not ask for, such as the complaint it began with, is kept beside those. */
export const followLink: CaseHandler = ({ state }, { payload }, at) => {
  const [id, kind, version] = [text(payload['id']), text(payload['kind']), whole(payload['version'])];
  const standing = STATES.find((one) => one === payload['state']);
  if (id === null || kind === null || !Object.hasOwn(LINKS, kind) || version === null || standing === undefined || !Array.isArray(payload['results'])) return misfit('malformed');
  const results = payload['results'].flatMap((result) => code(result) ?? []);
  const known = state.links.find((link) => link.id === id);
  if (known === undefined) {
    state.links.push({ id, kind: kind as LinkKind, state: standing, step: 'register', scope: 'case', lines: [], ref: null, amount: null, at, results, version });
    return 'applied';
  }
  if (known.kind !== kind) return misfit('unknown_scope');
  if (version <= known.version) return 'ignored';
  Object.assign(known, { state: standing, results, version });
  return 'applied';
};
