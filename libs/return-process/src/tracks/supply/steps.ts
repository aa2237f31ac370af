/** 换补, per supply: what is owed to the customer in kind; and the deposit for what goes first, per return. */
import { isOver } from '../../engine/draft.js';
import { amountAtStake } from '../../gates/amount-at-stake.js';
import type { ReturnScope, ReturnState, Supply } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { goesFirst, needsDeposit } from './advance.rules.js';
import { depositModes } from './deposit.rules.js';
import { supplyStep } from './pass-supply-step.js';
import { refuseSupply } from './refuse-supply.js';
import { answerDeposit, depositHeld, depositMissing, receiveDeposit, settleDeposit } from './take-deposit.js';

const OWED = { scope: 'supply', stage: 'execution', chaseDays: 2, handle: supplyStep } as const;

/** What goes first waits for its deposit, no other supply does. */
const mayOrder = (state: ReturnState, scope: ReturnScope): boolean => {
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  return (scope as Supply).advance !== true || whole === undefined || isOver(whole, 'deposit');
};

export const SUPPLY_STEPS: readonly StepRow[] = [
  {
    key: 'deposit', zh: '押金到账', en: 'Deposit', scope: 'case', stage: 'customer', after: ['approve'], chaseDays: 5, accepts: 'deposit', handle: receiveDeposit,
    ask: 'deposit', onReply: answerDeposit, on: ({ replacement }) => replacement.deposit !== null, need: (draft) => needsDeposit(draft), owner: ({ replacement }) => replacement.deposit?.by ?? null,
    menu: (at) => ({ amount: depositMissing(at) }), lines: () => [],
  },
  {
    ...OWED, key: 'supplyOrder', zh: '换补下单', en: 'Supply order', after: [], accepts: 'supply_order', may: ({ state }, scope) => mayOrder(state, scope), owner: (policy) => policy.replacement.by,
    notes: ({ ctx, state, scope }) => ((scope as Supply).advance === true && goesFirst({ ctx, state }) ? [{ code: 'goes_first', zh: '先发新货', en: 'Goes out before the goods are judged' }] : []),
  },
  {
    key: 'supplyApprove', zh: '换补审批', en: 'Supply approval', scope: 'supply', stage: 'approval', after: ['supplyOrder'], chaseDays: 2, accepts: 'replacement_approval', gate: 'replacement',
    requestedBy: ['supplyOrder'], menu: ({ state, scope }) => amountAtStake(state, [scope as Supply]), onReject: refuseSupply, previous: { steps: ['supplyOrder'], loop: 'proposal' },
  },
  { ...OWED, key: 'make', zh: '备货', en: 'Make ready', after: ['supplyApprove'], accepts: 'make', on: (profile) => profile.replacement.make !== null, owner: (policy) => policy.replacement.make },
  { ...OWED, key: 'ship', zh: '换货发出', en: 'Ship supply', after: ['make'], accepts: 'ship', owner: (policy) => policy.replacement.ship },
  {
    key: 'depositSettle', zh: '押金处理', en: 'Settle deposit', scope: 'case', stage: 'settlement', after: ['deposit', 'allDecided'], chaseDays: 5, windsDown: true, accepts: 'deposit_settle', handle: settleDeposit,
    on: ({ replacement }) => replacement.deposit !== null, need: (draft) => depositHeld(draft) > 0, owner: ({ replacement }) => replacement.deposit?.by ?? null,
    menu: (at) => ({ amount: depositHeld(at), results: depositModes(at) }), lines: () => [],
  },
];
