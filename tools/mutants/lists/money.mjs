/** 结算: values, deductions, freight, ways of payment, bounds of what is booked and paid (I3). */
const SETTLE = 'libs/return-process/src/tracks/settle';
const SUM = 'tracks/settle/settle.spec';
const STEPS = ['audit-settlement', 'pay-refund', 'value-settlement', 'early-end', 'answer-proposal'].map((name) => `tracks/settle/${name}.spec`);

export const MONEY = [
  {
    name: 'settle', file: `${SETTLE}/settle.ts`, specs: [SUM],
    mutants: [
      { find: "at === 'total' ? [valued]", replace: "at !== 'total' ? [valued]", why: 'I3: rounded where the policy says' },
      { find: 'Math.min(left, toFen(', replace: 'Math.max(0, toFen(', why: 'I3: no deduction beyond what the rounded value leaves' },
      { find: 'left -= amount;', replace: '', why: 'I3: lines add up to the net' },
      { find: 'group.every((one) => isNothing(one.net)) ? exact : net', replace: 'exact', why: 'I3: the net is shared by the nets' },
      { find: 'index === 0 ? amount : 0', replace: '0', why: 'I3: a left-over Fen is not lost', survives: 'the same: where nothing has a weight the amount is 0' },
      { find: 'left - amount, value)', replace: 'left + amount, value)', why: 'R09: deductions are taken off' },
      { find: "worth.value === null).map", replace: 'worth.value !== null).map', why: 'no price is said aloud' },
      { find: 'minus(one.due, one.taken)', replace: 'one.due', why: 'R26: only the rest is shown as uncovered' },
      { find: 'parts.filter(({ line }) => line === part.line)', replace: 'parts', why: 'R26: once per line' },
    ],
  },
  {
    name: 'value', file: `${SETTLE}/creditable-value.rules.ts`, specs: [SUM, 'as-01'],
    mutants: [
      { find: "part.windDown || part.goods === 'NOT_SENT'", replace: 'part.windDown', why: '§7: goods that never came are worth nothing' },
      { find: "part.windDown || part.goods", replace: 'part.goods', why: '§7: goods that go back are worth nothing' },
      { find: 'portionOf(exactly(amount), qty, agreed)', replace: 'exactly(amount)', why: 'an agreed amount is shared, not multiplied' },
      { find: 'if (valueBps === 0) return', replace: 'if (false) return', why: 'R10, R13: no value, with its own rule' },
      { find: '10 ** scale', replace: '1', why: 'price × quantity in its unit' },
      { find: 'portionOf(list, valueBps, WHOLE)', replace: 'list', why: 'P14 valueBps: a share of the price' },
    ],
  },
  {
    name: 'deduction', file: `${SETTLE}/deduction.rules.ts`, specs: [SUM],
    mutants: [
      { find: 'if (!holds(deduction.when, part.attrs)) return [];', replace: '', why: 'R09: quality reasons are credited whole' },
      { find: 'lesser(due, left)', replace: 'due', why: 'R26: never more than the value' },
      { find: 'left = minus(left, taken);', replace: '', why: 'R26: never more than the value together' },
      { find: 'creditable = minus(creditable, taken);', replace: '', why: 'R28 before R09' },
      { find: "portionOf(exactly(part.attrs.missingValue ?? 0), part.qty, ofLine)", replace: 'exactly(part.attrs.missingValue ?? 0)', why: 'R26: once, however the line was split' },
      { find: 'lesser(list, portionOf(exactly(paid), qty, claimed))', replace: 'portionOf(exactly(paid), qty, claimed)', why: 'R28: paid more than the list price, the list price is refunded' },
      { find: 'paid === null ? NOTHING', replace: 'paid === null ? list', why: 'R28: nothing told of the payment, nothing is deducted' },
      { find: "if (base === 'creditable') return creditable;", replace: "if (base === 'creditable') return unitPrice === null ? NOTHING : listValue(unitPrice, qty, scale);", why: 'R09: 15 % of what is creditable, not of the price' },
      { find: "[...all.filter(([, { base }]) => base === 'list_minus_paid'), ...all.filter(([, { base }]) => base !== 'list_minus_paid')]", replace: 'all', why: 'R28 before R09' },
    ],
  },
  {
    name: 'freight', file: `${SETTLE}/freight.rules.ts`, specs: ['tracks/settle/freight'],
    mutants: [
      { find: "1, 2), 'down')", replace: "1, 2), 'half_up')", why: 'R34: the house bears the odd Fen' },
      { find: 'byCustomer - share', replace: 'share - byCustomer', why: 'P10: what he paid beyond his share comes back' },
      { find: "case 'one_trip_each': return bills[0]?.amount ?? 0;", replace: "case 'one_trip_each': return bills[1]?.amount ?? 0;", why: 'R35: the customer pays the way here' },
      { find: 'share === null ? 0 :', replace: 'share === null ? byCustomer :', why: 'R35: nothing while the payer is open' },
    ],
  },
  {
    name: 'route', file: `${SETTLE}/payout-route.rules.ts`, specs: ['tracks/settle/payout-route', ...STEPS],
    mutants: [
      { find: "remedy === 'STORE_CREDIT' || remedy === 'COUPON'", replace: "remedy === 'STORE_CREDIT'", why: 'R29: a coupon is a credit' },
      { find: "remedy === 'RECEIVABLE_OFFSET' || remedy === 'CUSTOMER_DEDUCTION'", replace: "remedy === 'RECEIVABLE_OFFSET'", why: 'R29: a deduction is offset' },
      { find: "route !== 'offset' && route !== 'credit'", replace: "route !== 'offset'", why: 'store credit is booked, not paid out' },
      { find: 'wanted.filter((one) => !struck.includes(one))', replace: 'wanted', why: 'R29: a way that failed for good is not tried again' },
      { find: "!struck.includes(one) || one === 'credit')", replace: '!struck.includes(one))', why: 'a credit is always left' },
    ],
  },
  {
    name: 'audit', file: `${SETTLE}/audit-settlement.ts`, specs: STEPS,
    mutants: [
      { find: ' || net < ledger.posted) return', replace: ') return', why: 'I3: never less than what is booked' },
      { find: 'net !== differences.reduce((sum, { amount }) => sum + amount, ledger.net + ledger.earlier) || ', replace: '', why: 'R21: the net is the proposal with its named differences' },
      { find: 'due: net });', replace: 'due: ledger.net });', why: 'R21: what finance found is what is due' },
      { find: 'sign(target, fact, 1, at);', replace: '', why: 'I14: who audited may not approve' },
    ],
  },
  {
    name: 'post', file: `${SETTLE}/post-settlement.ts`, specs: STEPS,
    mutants: [
      { find: "if (net > toPost(ledger)) return misfit('amount_excess');", replace: '', why: 'I3: never more than approved' },
      { find: 'net > toPost(ledger)', replace: 'net >= toPost(ledger)', why: 'I3: all that is approved may be booked' },
      { find: 'if (toPost(ledger) === 0) completeStep', replace: 'if (true) completeStep', why: 'the rest keeps the task' },
    ],
  },
  {
    name: 'pay', file: `${SETTLE}/pay-refund.ts`, specs: STEPS,
    mutants: [
      { find: "if (amount > leftToPay(draft)) return misfit('amount_excess');", replace: '', why: 'I3: never more than booked' },
      { find: "policy.settlement.verifyAccount && route === 'bank'", replace: 'policy.settlement.verifyAccount', why: 'R28: the original route needs no name' },
      { find: "policy.settlement.verifyAccount && route === 'bank'", replace: 'false', why: 'R28: an account is verified first' },
      { find: "if (!payload['retryable']) ledger.struck.push(route);", replace: 'ledger.struck.push(route);', why: 'R29: tried again by the same way' },
      { find: 'ledger.heldAsCredit ? 0', replace: 'false ? 0', why: 'no more payments: what is left stays a credit' },
      { find: '!routesNow(draft).includes(route) || ', replace: '', why: 'R29: by the original route and no other' },
    ],
  },
  {
    name: 'adjust', file: `${SETTLE}/adjust-settlement.ts`, specs: STEPS,
    mutants: [
      { find: '> at.ctx.policy.settlement.adjust.tolerance', replace: '>= at.ctx.policy.settlement.adjust.tolerance', why: '§7: a difference of the tolerance itself is let go' },
      { find: "settlementDelta(at) > 0 ? 'pay' : 'reclaim'", replace: "settlementDelta(at) < 0 ? 'pay' : 'reclaim'", why: 'a difference in his favour is paid' },
      { find: "payload['delta'] !== delta", replace: 'false', why: 'who decides names the difference he saw' },
      { find: 'ledger.reclaimed = -delta', replace: 'ledger.reclaimed = delta', why: 'what is asked back is an amount' },
    ],
  },
  {
    name: 'rework', file: `${SETTLE}/settlement-rounds.ts`, specs: STEPS,
    mutants: [
      { find: 'roundsLeft(draft, scope, loop) === 0', replace: 'false', why: 'negotiation and payment are bounded' },
      { find: "loop === 'payment' ? at.state.settlement?.granted.payment : undefined", replace: 'undefined', why: '放行循环 allows more payments' },
      { find: "at, loop, stepOf(scope, MONEY_LOOPS[loop].counts).round + 1", replace: 'at, loop, stepOf(scope, MONEY_LOOPS[loop].counts).round', why: 'the round that failed counts' },
    ],
  },
  {
    name: 'ledger', file: `${SETTLE}/ledger.ts`, specs: [...STEPS, SUM],
    mutants: [
      { find: 'Math.max(0, due - posted)', replace: 'due', why: 'I3: what is booked is not booked again' },
      { find: 'isPaidOut(payoutRoute(policy, attrs, remedy).route) ? (shares[index] ?? 0) : 0', replace: 'shares[index] ?? 0', why: 'offsets and credits are not paid out' },
      { find: '?? 0) > 0;', replace: '?? 0) >= 0;', why: '§1.5: only booked money bars a withdrawal' },
    ],
  },
];
