/** 改善 that belongs to the complaint (P17 home): the return tells it and closes without it. */
import { requestLink } from '../../links/request-link.js';
import type { ReturnDraft } from '../../context.js';
import type { ReturnScope } from '../../state.js';

/** Asks for the complaint process the policy names (`key@version`, on the wire `key.version`), unless the return already belongs to one. */
export function leaveToComplaint(draft: ReturnDraft, scope: ReturnScope, at: number): void {
  const { home } = draft.ctx.policy.review;
  if (home === 'return' || draft.state.links.some(({ kind }) => kind === 'complaint')) return;
  requestLink(draft, { kind: 'complaint', scope, step: 'improve', at, ref: home.complaint.replace('@', '.') });
}
