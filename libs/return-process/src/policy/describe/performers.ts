/** Who does each step, read from the policy alone. */
import { GATE_STEPS, type Gate, type StepKey } from '../steps.js';
import type { ResolvedProfile } from '../types.js';

const present = (...roles: readonly (string | null | undefined)[]): string[] => roles.filter((role) => role !== null && role !== undefined);
const signers = (profile: ResolvedProfile, gate: Gate): string[] => profile.approvals[gate]?.levels.map(({ role }) => role) ?? [];

const PERFORMERS: { readonly [S in StepKey]?: (profile: ResolvedProfile) => readonly string[] } = {
  complete: ({ eligibility }) => [eligibility.by], eligible: ({ eligibility }) => [eligibility.by], alternative: ({ ask }) => [ask.alternative.by], contact: ({ contact }) => [contact.by],
  hold: ({ containment }) => containment.holds.map(({ by }) => by), release: ({ containment }) => [containment.release], onsite: ({ onsite }) => [onsite.by], settleFirst: ({ ask }) => [ask.settleFirst.by],
  appeal: ({ ask }) => [ask.appeal.by], instruct: ({ inbound }) => [inbound.instruct], transport: ({ inbound }) => [inbound.ships], receive: ({ receipt }) => [...new Set([receipt.by, ...receipt.joint])],
  discrepancy: ({ receipt }) => [receipt.mismatch.tell[0] ?? receipt.by], signoff: ({ receipt }) => present(receipt.signoff), notify: ({ receipt }) => [receipt.by],
  sort: ({ inspection: { sort } }) => (sort === null ? [] : [sort.otherwise]), pool: ({ inspection }) => [inspection.by], inspect: ({ inspection }) => [inspection.by],
  meet: ({ review }) => present(review.meeting?.by), responsible: ({ responsibility }) => present(responsibility.by), dispose: ({ disposition }) => disposition.by.roles, redecide: ({ disposition }) => disposition.by.roles.slice(0, 1),
  quote: ({ ask }) => [ask.fee.by], fee: ({ ask }) => [ask.fee.by], consent: ({ ask }) => [ask.consent.by], plan: ({ rework }) => present(rework.plan?.by), order: ({ rework }) => present(rework.order),
  firstArticle: ({ rework }) => present(rework.firstArticle?.by), rework: ({ rework }) => [rework.by.otherwise], reinspect: ({ rework }) => present(rework.reinspect), unitTest: ({ rework }) => present(rework.unitTest?.by),
  dispatchCheck: ({ rework }) => present(rework.dispatchCheck), customerScrap: ({ ask }) => [ask.customerScrap.by],
  supplyOrder: ({ replacement }) => [replacement.by], deposit: ({ replacement }) => present(replacement.deposit?.by), depositSettle: ({ replacement }) => present(replacement.deposit?.by),
  make: ({ replacement }) => present(replacement.make), ship: ({ replacement }) => [replacement.ship],
  propose: ({ ask }) => [ask.propose.by], audit: ({ settlement }) => present(settlement.audit), post: ({ settlement }) => present(settlement.post), pay: ({ settlement }) => present(settlement.pay),
  tell: ({ settlement }) => present(settlement.tell), adjust: ({ settlement }) => [settlement.adjust.by],
  improve: ({ review }) => present(review.report?.by), effect: ({ review }) => present(review.effect?.by), report: ({ review }) => present(review.toCustomer?.by), ack: ({ ask }) => [ask.ack.by],
  survey: ({ eligibility }) => [eligibility.by],
};

/** Roles of a step, the chain's for a gate; empty where it is whoever happens to be asked. */
export function performers(profile: ResolvedProfile, step: StepKey): readonly string[] {
  const gate = (Object.keys(GATE_STEPS) as Gate[]).find((key) => GATE_STEPS[key] === step && step !== 'settleFirst');
  if (gate !== undefined) return signers(profile, gate);
  const execution: Readonly<Record<string, string>> = profile.execution;
  return PERFORMERS[step]?.(profile) ?? present(execution[step]);
}
