/** Which function applies a fact about the whole return, a clock, an anomaly or a task. */
import { grantLoop } from '../asks/grant-loop.js';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { released } from '../tracks/control/answer-request.js';
import { decideClaimedTime } from '../tracks/control/decide-claimed-time.js';
import { cancel } from '../tracks/control/cancel-return.js';
import { extend } from '../tracks/control/extend-deadline.js';
import { pause, resume } from '../tracks/control/pause-clocks.js';
import { resolve } from '../tracks/control/resolve-anomaly.js';
import { withdraw } from '../tracks/control/withdraw-return.js';
import { followLink } from '../tracks/control/follow-link.js';
import { correct } from '../tracks/control/correct-fact.js';
import { override } from '../tracks/control/override-step.js';
import { repin } from '../tracks/control/repin-policy.js';
import { updateCalendar } from '../tracks/control/update-calendar.js';
import { totalQuantities } from '../tracks/assess/total-quantities.js';
import { dispatched } from '../tracks/inbound/note-dispatch.js';
import type { CaseHandler } from './outcome.js';

export const CASE_HANDLERS: { readonly [K in FactKind]?: CaseHandler } = {
  dispatched, withdraw, cancel, extend, pause, resume, resolve, released, grant: grantLoop, calendar: updateCalendar, link: followLink, repin, override, correct, claimed_time: decideClaimedTime, totals: totalQuantities,
};
