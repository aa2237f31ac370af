/** 通知 (P22): whom the policy informs when something happens; a notice asks nothing of anybody. */
import type { NoticeRequested } from '@guitu/contracts/events/process-events';
import { holds } from '../policy/conditions.js';
import { caseAttrs } from '../catalogue/attributes.js';
import type { Happening } from '../engine/draft.js';
import type { Context } from '../context.js';
import type { ReturnState } from '../state.js';
import { addressee } from './addressees.js';

/** The names under which a policy may listen to a happening. */
function anchorsOf(happening: Happening): string[] {
  switch (happening.what) {
    case 'marked': return [happening.step];
    case 'opened': return [`open:${happening.step}`, ...(happening.step === 'discrepancy' ? ['mismatch'] : [])];
    case 'rung': return happening.action === 'breach' ? ['breach'] : [];
    case 'custom': return [happening.event];
    default: return [];
  }
}

/** 重新判定 has reached its bound: whoever guides the return tells the customer, who is not asked any more (process-model.md §1.5). */
function lastResort({ policy }: Context, { about: { companyCode, plantCode, returnNo } }: ReturnState): NoticeRequested {
  const title = { zh: '处置只剩报废或退回，请告知客户', en: 'Only scrap or the way back is left: tell the customer' };
  return { companyCode, plantCode, returnNo, text: 'last_resort', title, to: [addressee(policy, policy.inbound.instruct)], anchor: 'redecide', clause: 'house' };
}

/** 换补 was refused for good: whoever guides the return tells the customer that nothing is sent. */
function remedyRefused({ policy }: Context, { about: { companyCode, plantCode, returnNo } }: ReturnState): NoticeRequested {
  const title = { zh: '换补未获批准，不再发货，请告知客户', en: 'The replacement was not approved and nothing is sent: tell the customer' };
  return { companyCode, plantCode, returnNo, text: 'remedy_refused', title, to: [addressee(policy, policy.inbound.instruct)], anchor: 'supplyApprove', clause: 'house' };
}

/** What the house tells by itself, whatever the policy's own rows say. */
const OWN: { readonly [event: string]: (ctx: Context, state: ReturnState) => NoticeRequested } = { last_resort: lastResort, remedy_refused: remedyRefused };

/** The notices a happening asks for, one per row of the policy. */
export function noticesOf(ctx: Context, state: ReturnState, happening: Happening): NoticeRequested[] {
  const anchors = anchorsOf(happening);
  const { companyCode, plantCode, returnNo } = state.about;
  const told = happening.what === 'custom' && Object.hasOwn(OWN, happening.event) ? OWN[happening.event] : undefined;
  const ordered = ctx.policy.notifications
    .filter(({ on, when }) => anchors.includes(on) && (when === undefined || holds(when, caseAttrs(ctx.policy, state))))
    .map(({ on, to, text, clause }) => ({
      companyCode, plantCode, returnNo, text, title: ctx.policy.texts[text] ?? { zh: text, en: text },
      to: to.filter((role) => role !== 'customer').map((role) => addressee(ctx.policy, role)), ...(to.includes('customer') && { counterparty: 'customer' as const }), anchor: on.replace(':', '.'), clause,
    }));
  return [...(told === undefined ? [] : [told(ctx, state)]), ...ordered];
}
