/** Every place of a profile that names a role, with its path. */
import type { ResolvedProfile } from '../types.js';

export type Reference = readonly [path: string, key: string];
/** Words that stand where a role may stand. */
const STAND_INS: ReadonlySet<string> = new Set(['customer', 'task', 'owner', 'head', 'management']);

const each = <T>(entries: Readonly<Record<string, T>>, path: string, name: (entry: T, path: string) => readonly Reference[]): Reference[] =>
  Object.entries(entries).flatMap(([key, entry]) => [...name(entry, `${path}.${key}`)]);
const all = (path: string, keys: readonly string[]): Reference[] => keys.map((key, index) => [`${path}.${index}`, key]);
const one = (path: string, key: string | null | undefined): Reference[] => (key === null || key === undefined ? [] : [[path, key]]);

/** Roles named by the people part: chains, limits, asks, duties, forms, notices. */
function byRule(profile: ResolvedProfile): Reference[] {
  return [
    ...each(profile.roles, 'roles', (role, path) => one(`${path}.head`, role.head)),
    ...each(profile.approvals, 'approvals', (chain, path) => chain.levels.flatMap((level, index) => one(`${path}.levels.${index}.role`, level.role))),
    ...each(profile.sla, 'sla', (sla, path) => [...one(`${path}.owner`, sla.owner), ...all(`${path}.extend.by`, sla.extend?.by ?? [])]),
    ...each(profile.ladders, 'ladders', (ladder, path) => ladder.flatMap((rung, index) => one(`${path}.${index}.to`, rung.to))),
    ...each(profile.loops, 'loops', (loop, path) => one(`${path}.grant`, loop.grant)),
    ...each(profile.ask, 'ask', (ask, path) => one(`${path}.by`, ask.by)),
    ...each(profile.duties, 'duties', (duty, path) => one(`${path}.by`, duty.by)),
    ...each(profile.forms, 'forms', (form, path) => [...all(`${path}.copies`, form.copies), ...one(`${path}.issuedBy`, form.issuedBy)]),
    ...profile.notifications.flatMap((notice, index) => all(`notifications.${index}.to`, notice.to)),
  ];
}

/** Roles named by the sections that say who does a step. */
function byStep(profile: ResolvedProfile): Reference[] {
  const { inbound, receipt, inspection, disposition, rework, review, settlement, replacement } = profile;
  return [
    ...one('owner', profile.owner), ...one('management', profile.management), ...one('eligibility.by', profile.eligibility.by), ...one('contact.by', profile.contact.by),
    ...profile.containment.holds.flatMap((hold, index) => one(`containment.holds.${index}.by`, hold.by)), ...one('containment.release', profile.containment.release),
    ...one('onsite.by', profile.onsite.by), ...one('inbound.ships', inbound.ships), ...one('inbound.instruct', inbound.instruct),
    ...one('receipt.by', receipt.by), ...all('receipt.joint', receipt.joint), ...one('receipt.notify', receipt.notify), ...one('receipt.signoff', receipt.signoff),
    ...all('receipt.mismatch.tell', receipt.mismatch.tell), ...all('receipt.mismatch.sign', receipt.mismatch.sign),
    ...one('inspection.by', inspection.by), ...(inspection.sort?.rows ?? []).flatMap((row, index) => one(`inspection.sort.rows.${index}.then`, row.then)), ...one('inspection.sort.otherwise', inspection.sort?.otherwise),
    ...all('disposition.by.roles', disposition.by.roles),
    ...rework.by.rows.flatMap((row, index) => one(`rework.by.rows.${index}.then`, row.then)), ...one('rework.by.otherwise', rework.by.otherwise), ...one('rework.plan.by', rework.plan?.by), ...one('rework.order', rework.order),
    ...one('rework.firstArticle.by', rework.firstArticle?.by), ...one('rework.reinspect', rework.reinspect), ...one('rework.unitTest.by', rework.unitTest?.by), ...one('rework.dispatchCheck', rework.dispatchCheck),
    ...each(profile.execution, 'execution', (role, path) => one(path, role)),
    ...one('review.meeting.by', review.meeting?.by), ...one('review.effect.by', review.effect?.by), ...one('review.report.by', review.report?.by), ...one('review.toCustomer.by', review.toCustomer?.by),
    ...one('settlement.audit', settlement.audit), ...one('settlement.post', settlement.post), ...one('settlement.pay', settlement.pay), ...one('settlement.tell', settlement.tell), ...one('settlement.adjust.by', settlement.adjust.by),
    ...one('replacement.by', replacement.by), ...one('replacement.make', replacement.make), ...one('replacement.ship', replacement.ship), ...one('replacement.deposit.by', replacement.deposit?.by), ...one('responsibility.by', profile.responsibility.by),
  ];
}

/** All role names, without the stand-ins where those may stand. */
export const roleReferences = (profile: ResolvedProfile): Reference[] =>
  [...byRule(profile), ...byStep(profile)].filter(([path, key]) => !(STAND_INS.has(key) && /^(sla\..*\.owner|ladders\.|notifications\.|inbound\.ships)/.test(path)));
