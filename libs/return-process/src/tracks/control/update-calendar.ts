/** 日历更新: more days are known. */
import { reviseProvisional } from '../../engine/revise-clocks.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { isObject, whole } from '../../facts/read.js';

/**
 * The run has taken the new calendar into its context (context-after.ts); due times that were provisional are computed again,
 * all others stay. A calendar that could not be taken, because its document did not come or does not hold, changes nothing.
 */
export const updateCalendar: CaseHandler = (draft, { payload }, at) => {
  const named = isObject(payload['calendar']) ? payload['calendar'] : {};
  const version = whole(named['version']);
  const { calendar } = draft.ctx;
  if (version === null) return misfit('malformed');
  if (version < calendar.version || version === draft.state.calendar) return 'ignored';
  if (named['key'] !== calendar.key || version > calendar.version) return misfit('malformed');
  draft.state.calendar = version;
  reviseProvisional(draft, at);
  return 'applied';
};
