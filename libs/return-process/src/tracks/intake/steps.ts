/** 受理: from the registration to the review. */
import { holds } from '../../policy/conditions.js';
import { caseAttrs } from '../../catalogue/attributes.js';
import { portions } from '../../state.js';
import { perLine, undecided } from '../../statements/task-lines.js';
import type { StepRow } from '../step-row.js';
import { contact } from './contact-customer.js';
import { onsiteResults } from './onsite-results.js';
import { onsite } from './record-onsite-result.js';
import { rejectReturn } from './reject-return.js';

export const INTAKE_STEPS: readonly StepRow[] = [
  { key: 'register', zh: '登记', en: 'Register', scope: 'case', stage: 'intake', after: null, chaseDays: 1, accepts: 'register' },
  {
    key: 'contact', zh: '首次联系', en: 'First contact', scope: 'case', stage: 'intake', after: ['register'], chaseDays: 1, accepts: 'contact', handle: contact,
    on: (profile) => profile.contact.on,
    need: ({ ctx: { policy }, state }) => policy.contact.when === undefined || holds(policy.contact.when, caseAttrs(policy, state)),
    owner: (policy) => policy.contact.by,
  },
  {
    key: 'onsite', zh: '现场核实', en: 'On-site check', scope: 'case', stage: 'onsite', after: ['contact'], chaseDays: 3, accepts: 'onsite', handle: onsite,
    on: (profile) => profile.onsite.mode !== 'none',
    need: ({ ctx: { policy }, state }) => policy.onsite.mode === 'required' || state.attrs['onsiteWanted'] === true,
    owner: (policy) => policy.onsite.by,
    menu: ({ ctx, state }) => ({ results: onsiteResults({ ctx }, undecided(state)) }), lines: ({ state }) => perLine(state, undecided(state)),
  },
  {
    key: 'approve', zh: '审核', en: 'Review', scope: 'case', stage: 'review', after: ['contact', 'onsite'], chaseDays: 2, accepts: 'review', gate: 'return', onReject: rejectReturn,
    need: ({ state }) => portions(state).some((portion) => portion.decidedAt === null && portion.endedAt === null),
  },
];
