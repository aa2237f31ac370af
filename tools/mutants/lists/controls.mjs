/** What people put right afterwards, and what waits meanwhile: 更正, 暂停 of one clock, 重开, 换版, 补批, papers, neighbours, agreed amounts. */
const CORE = 'libs/return-process/src';
const CONTROL = `${CORE}/tracks/control`;
const CORRECTIONS = ['tracks/control/correct-fact', 'tracks/control/take-back'];
const [CLOCKS, CASE] = ['tracks/control/clocks', 'tracks/control/controls'];

export const CONTROLS = [
  {
    name: 'correct', file: `${CONTROL}/correct-fact.ts`, specs: [...CORRECTIONS, CASE],
    mutants: [
      { find: "|| text(fact.payload['reasonCode']) === null) return", replace: ') return', why: 'a correction says why' },
      { find: "if (draft.state.ending !== null) return misfit('second_decision', place);", replace: '', why: 'a return that winds down is not counted otherwise' },
      { find: 'if (!told) showMissed(draft, found.scope, fact.factId);', replace: '', why: '§4.1: a step that was passed by and would be needed now is shown' },
      { find: " || isBuiltUpon(draft, scope, def.key)) return misfit", replace: ') return misfit', why: 'what somebody has gone by is not corrected' },
      { find: "if (outcome !== 'applied') scope.steps[def.key] = kept;", replace: '', why: 'a correction that fits nothing changes nothing' },
      { find: 'Object.assign(draft.state, stored);', replace: '', why: 'a correction that fits nothing changes nothing' },
      { find: 'told: told.filter(({ fact }) => fact !== said.factId)', replace: 'told', why: 'the first word is replaced, not added to' },
      { find: 'mark ?? ahead ?? at', replace: 'at', why: 'it counts at the instant of the first word' },
      { find: "before.told?.some(({ fact }) => fact === factId) === true", replace: 'false', why: 'of several counts each can be corrected' },
    ],
  },
  {
    name: 'uncount', file: `${CONTROL}/take-back-count.ts`, specs: [...CORRECTIONS, 'tracks/inbound/sign-off-branch', 'tracks/execute/before-arrival'],
    mutants: [
      { find: 'isJudgedByCount(portion) || ', replace: '', why: 'goods that were judged were counted', survives: 'the same: the judgement is a step built upon the count' },
      { find: "isBuiltUpon(draft, consignment, 'receive', implied) || ", replace: '', why: 'once somebody has gone by a count only a counter-fact helps' },
      { find: "=== 'receipt' ? ['inspect'] : []", replace: "=== 'receipt' ? [] : []", why: 'in the trade 验收 is the inspection too' },
      { find: "workOn(portion).some((key) => stepOf(portion, key).s === 'done' || stepOf(portion, key).signed !== undefined)", replace: 'false', why: 'goods that were worked on were counted' },
      { find: 'for (const task of tasksOf(draft.state, portion.id, key)) askBack(task);', replace: '', why: 'work that waited for the count is asked back' },
      { find: '    portion.arrivedAt = null;', replace: '', why: 'goods are to be counted again' },
      { find: 'others.flatMap(({ did }) => Object.entries(did))', replace: '[]', why: 'what others counted stands' },
    ],
  },
  {
    name: 'claimed', file: `${CORE}/engine/clocks.ts`, specs: ['tracks/control/decide-claimed-time'],
    mutants: [
      { find: "clock.state = standingBreach(clock) === undefined ? 'met' : 'late';", replace: '', why: 'F8: a limit that was kept by the confirmed time is met' },
      { find: ' || metAt >= clock.metAt', replace: '', why: 'F8: only an earlier time says something new' },
      { find: 'withdrawBreaches(draft, clock, metAt);', replace: '', why: 'I10: a breach that never was is withdrawn' },
    ],
  },
  {
    name: 'followers', file: `${CONTROL}/take-back-followers.ts`, specs: [...CORRECTIONS, CASE],
    mutants: [
      { find: 'for (const task of tasksOf(draft.state, scope.id, next)) askBack(task);', replace: '', why: 'what the step led to is asked back' },
      { find: 'followers(flow, kind, next.key, found);', replace: '', why: 'at whatever remove' },
    ],
  },
  {
    name: 'override', file: `${CONTROL}/override-step.ts`, specs: [CASE],
    mutants: [
      { find: 'takeBackFollowers(draft, scope, key, at);', replace: '', why: 'goods that are not here are not to be counted' },
      { find: 'delete step.ahead;', replace: '', why: 'a parcel of another return never came' },
    ],
  },
  {
    name: 'unjudge', file: `${CONTROL}/take-back-judgement.ts`, specs: CORRECTIONS,
    mutants: [
      { find: "draft.rules.seats(draft, scope, def).length > 1 || ", replace: '', why: 'one of several signers changes nothing' },
      { find: " || wasUsed(scope, approval)) return false;", replace: ') return false;', why: 'an approved judgement stands' },
      { find: 'wasMoved(portion) || ', replace: '', why: 'goods that were moved stand as judged' },
      { find: '(supply.shipped || ', replace: '(', why: 'a replacement that was shipped stands', survives: 'the same: its shipping is a step that was used' },
      { find: 'Object.keys(supply.steps).some((key) => wasUsed(supply, key))', replace: 'false', why: 'a replacement that was ordered stands' },
      { find: "if (later.some((key) => key !== 'value' && wasUsed(whole, key))) return false;", replace: '', why: 'an amount somebody said yes to stands' },
      { find: 'delete draft.state.settlement;', replace: '', why: 'an amount nobody agreed to is reckoned anew', survives: 'the same: in its first round a settlement is worked out from the goods alone' },
      { find: 'delete scope.proposal;', replace: '', why: 'what was proposed is proposed otherwise', survives: 'the same: the second word writes its own proposal in its place, or removes it by deciding' },
      { find: 'forgetRoute(portion);', replace: '', why: 'the way of the first word is left', survives: 'the same: goods on whose way nothing was done have left nothing behind' },
      { find: 'forgetAttrs(portion);', replace: '', why: 'what the first word said of the goods was never said' },
      { find: '...attrs, ...attrsBefore', replace: '...attrs', why: 'what was known before the first word still is' },
      { find: 'leaveRoute(draft, portion, at);', replace: '', why: 'tasks on the way are asked back' },
      { find: 'if (!releaseSupply(draft, portion)) return false;', replace: '', why: 'what was owed in kind is called off' },
    ],
  },
  {
    name: 'built', file: `${CONTROL}/built-upon.rules.ts`, specs: [...CORRECTIONS, CASE],
    mutants: [
      { find: 'if (ahead !== undefined) return true;', replace: '', why: 'goods that were counted are here' },
      { find: "if (s === 'done' || (s === 'open' && signed.length > 0)) return true;", replace: "if (s === 'done') return true;", why: 'a signature of several is gone by' },
      { find: "return s === 'skipped' && isBuiltUpon(draft, other, next.key, implied, seen);", replace: 'return false;', why: 'through steps that were passed by' },
    ],
  },
  {
    name: 'hold', file: `${CONTROL}/hold-clock.ts`, specs: [CLOCKS, CASE],
    mutants: [
      { find: "if (!mayPause(draft, clock)) return misfit('not_permitted');", replace: '', why: 'a promise is nobody’s to pause' },
      { find: "if (clock.state !== 'running') return 'ignored';", replace: '', why: 'what is over does not stand' },
      { find: "for (const held of heldClocks(draft).filter(({ clockId }) => clockId === clock.id)) drop(draft, held, 'done');", replace: '', why: 'a second word moves the instant' },
      { find: 'pauseClock(draft, clock, WORD, at);', replace: '', why: 'it alone stands' },
      { find: 'resumeClock(draft, clock, WORD, Math.max(at, since));', replace: '', why: 'it runs again' },
      { find: "for (const held of over) drop(draft, held, 'asked_back');", replace: '', why: 'what has ended is not reviewed any more' },
      { find: "if (how === 'done') closeTask(draft, task, 'done');", replace: "if (how === 'done') askBack(task);", why: 'a review that was answered is done' },
    ],
  },
  {
    name: 'reopen', file: `${CORE}/reopen.ts`, specs: [CASE],
    mutants: [
      { find: 'recordedAt > prior.closedAt + WITHIN_MS', replace: 'recordedAt >= prior.closedAt + WITHIN_MS', why: 'within 90 days, the last instant too' },
      { find: '>= TIMES ?', replace: '> TIMES ?', why: 'twice at most' },
      { find: "if (!mayReopen(policy, role)) return", replace: 'if (false) return', why: 'the heads of service and quality alone' },
      { find: "delete whole.steps['close'];", replace: '', why: 'it closes again', survives: 'not tested: 回访 alone looks at it while a return is open again' },
      { find: "Object.assign(state, { at, result: null, closedAt: null, ending: null,", replace: 'Object.assign(state, { at, result: null, closedAt: null,', why: 'a return that was ended early goes on as any other' },
    ],
  },
  {
    name: 'repin', file: `${CORE}/repin/repin-obstacles.ts`, specs: ['tracks/control/'],
    mutants: [
      { find: "s === 'open' || s === 'done'", replace: "s === 'open'", why: 'what was done must be part of the new version' },
      { find: 'level <= 8 && levels[level - 1] === undefined', replace: 'level <= 8 && levels[level] === undefined', why: 'signatures that were given must be asked for there too' },
      { find: "goods === null || isAllowed(policy, goods)", replace: 'goods !== null', why: 'outcomes that were decided must be allowed there' },
    ],
  },
  {
    name: 'repinned', file: `${CORE}/repin/preview-repin.ts`, specs: ['tracks/control/'],
    mutants: [
      { find: 'diffPolicies(ctx.policy, next.policy)', replace: 'diffPolicies(ctx.policy, policy)', why: 'new dates take the limits alone' },
      { find: 'return from === to ? [] :', replace: 'return', why: 'only limits that move are shown' },
      { find: 'task.id === id && task.role === role', replace: 'task.id === id', why: 'a task that goes to another role is lost and gained' },
    ],
  },
  {
    name: 'stake', file: `${CORE}/catalogue/attributes.ts`, specs: ['return-process/src/gates/amount-at-stake'],
    mutants: [
      { find: 'prices.length === 0 ? undefined : prices.reduce', replace: 'prices.reduce', why: 'where no price is known nobody knows the amount' },
      { find: '(priceOf(of, qty) ?? [])', replace: '(priceOf(of, of.claimed) ?? [])', why: 'an approval is about its goods, not about the whole line' },
    ],
  },
  {
    name: 'sheets', file: `${CORE}/papers/required-papers.rules.ts`, specs: ['return-process/src/papers'],
    mutants: [
      { find: "payload['feasible'] === false || ", replace: '', why: 'what cannot be carried out has no plan' },
      { find: '!isWritten(policy, code)', replace: 'true', why: 'papers of a duty are shown by the duty' },
      { find: "!(step === 'receive' && policy.inbound.documents.includes(code))", replace: 'true', why: 'P09 says what a missing paper of the goods means' },
      { find: "(when === undefined || holdsForOne(when, attrs))", replace: 'true', why: 'a form of some goods only' },
      { find: 'needed.length > 0 && ', replace: '', why: 'no paper where none is asked' },
      { find: 'Array.isArray(attendantRoles) && attendantRoles.length > 0', replace: 'Array.isArray(attendantRoles)', why: 'a sheet without names is none' },
    ],
  },
  {
    name: 'further', file: `${CORE}/tracks/assess/open-judgement.ts`, specs: ['tracks/assess/', 'scenarios/as-12', 'scenarios/as-06'],
    mutants: [
      { find: 'if (isBeingApproved(draft.state)) portion.heldBack = key;', replace: 'if (false) portion.heldBack = key;', why: '补批: a new judgement waits for the further approval' },
      { find: 'if (portion.decidedAt === null && portion.endedAt === null) openJudgement', replace: 'openJudgement', why: 'goods that went home meanwhile are judged no more', survives: 'not tested: goods that go home while 补批 is asked for' },
      { find: 'if (tasks.length > 0) return false;', replace: '', why: 'tasks are asked back first' },
      { find: 'step.signed = signed;', replace: 'delete step.signed;', why: 'levels that have signed stay signed' },
      { find: "if (judging) delete scope.proposal;", replace: '', why: 'joint signers begin anew' },
    ],
  },
  {
    name: 'anew', file: `${CORE}/tracks/settle/value-anew.ts`, specs: ['tracks/settle/'],
    mutants: [
      { find: 'state.settlement !== undefined && !isPosted(state)', replace: 'state.settlement !== undefined', why: 'what is booked is adjusted, not valued anew' },
      { find: 'for (const task of open) askBack(task);', replace: '', why: 'the old amount is nobody’s to agree to' },
      { find: '!isPosted(state) && state.ending === null) repeatSteps', replace: 'state.ending === null) repeatSteps', why: 'a posting that crossed the request counts' },
    ],
  },
  {
    name: 'lost', file: `${CORE}/links/lost-links.ts`, specs: ['return-process/src/links'],
    mutants: [
      { find: "state === 'requested' && version === 0", replace: "state === 'requested'", why: 'a neighbour that has said anything is there', survives: 'the same: whoever takes a request up says that it is open' },
      { find: '|| ending !== null || ', replace: '|| ', why: 'a return that winds down waits for nobody' },
      { find: '(paused !== null && paused.flagged !== true)', replace: 'false', why: 'nor does one that stands still' },
      { find: 'ringsAt: due + settleMs', replace: 'ringsAt: due', why: 'facts recorded before are read first' },
      { find: "link.state = 'lost';", replace: '', why: 'it is given up once' },
      { find: 'other.id !== id && other.step === step', replace: 'false && other.step === step', why: 'settled when the last of them is found' },
    ],
  },
  {
    name: 'parts', file: `${CORE}/tracks/execute/share-portion.ts`, specs: ['tracks/execute/'],
    mutants: [
      { find: 'sum(before) + sum(parts) > portion.qty', replace: 'sum(parts) > portion.qty', why: 'I1: no more than the rest' },
      { find: '(sum(parts) < portion.qty ? 1 : 0)', replace: '0', why: 'the rest is a portion too' },
      { find: 'qty + (before[index] ?? 0)', replace: 'qty', why: 'what was done before counts' },
      { find: 'delete portion.progress;', replace: '', why: 'the next step begins with nothing done', survives: 'the same: progress names its step and round' },
      { find: 'done.findIndex((qty) => qty > 0)', replace: 'done.findLastIndex((qty) => qty > 0)', why: 'parts that fared differently go the way of what failed' },
      { find: 'progress.round === (steps[step]?.round ?? 1)', replace: 'true', why: 'another round begins with nothing done' },
    ],
  },
  {
    name: 'supplier', file: `${CORE}/tracks/execute/hand-to-supplier.ts`, specs: ['tracks/execute/'],
    mutants: [
      { find: 'part === undefined || begun', replace: 'part === undefined', why: 'the claim of the rest of a portion is asked for too' },
      { find: ', again: true }', replace: ' }', why: 'every claim is asked for' },
      { find: 'lines: [{ line: portion.line, qty }],', replace: '', why: 'a claim is about what was handed over' },
    ],
  },
  {
    name: 'bargain', file: `${CORE}/tracks/settle/answer-proposal.ts`, specs: ['tracks/settle/answer-proposal'],
    mutants: [
      { find: "if (amount > of) return misfit('amount_excess');", replace: '', why: 'S000-14: never more than was credited' },
      { find: 'amount > of', replace: 'amount >= of', why: 'S000-14: the whole may be agreed' },
      { find: 'if (at.ctx.policy.settlement.negotiated !== true) return null;', replace: '', why: 'R27: a policy with a rate leaves nothing to bargain over' },
      { find: 'else if (amount !== null) valueSettlement(draft, scope, at);', replace: '', why: 'the agreed amount is what is booked' },
      { find: 'return remedy === PARTIAL ? [portion.id] : [];', replace: 'return [portion.id];', why: 'a whole refund is no partial one' },
    ],
  },
  {
    name: 'agreed', file: `${CORE}/tracks/settle/negotiated-amount.rules.ts`, specs: ['tracks/settle/answer-proposal', 'tracks/settle/settle.spec', 'tracks/settle/negotiated-amount'],
    mutants: [
      { find: 'portionOf(total, amount, of)', replace: 'exactly(amount)', why: 'fewer goods are settled in proportion' },
      { find: 'net: true, ', replace: '', why: 'what both agreed is net' },
      { find: 'if (of === 0 || isNothing(total)) return [...all];', replace: '', why: 'goods without a price have no share' },
    ],
  },
  {
    name: 'answered', file: `${CORE}/asks/answer-ask.ts`, specs: ['tracks/settle/answer-proposal', 'return-process/src/asks/'],
    mutants: [
      { find: "(row.bargains !== true || answer !== 'accept')", replace: 'row.bargains !== true', why: 'an agreement alone has an amount' },
      { find: "(row.bargains !== true || answer !== 'accept')", replace: "answer !== 'accept'", why: 'no other question has an amount' },
      { find: " && agrees('amount')", replace: '', why: 'another amount is another word' },
    ],
  },
];
