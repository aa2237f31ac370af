/** Portions, counting, judging, repair loops, replacement, extension. Conservation is I1, no double remedy I2. */
const CORE = 'libs/return-process/src';
const [HEADLINE, STEPS] = ['return-process/src/headline', 'return-process/src/s000-04'];

export const GOODS = [
  {
    name: 'portions', file: `${CORE}/portions.ts`, specs: ['return-process/src/portions', HEADLINE, STEPS, 'tracks/execute/', 'tracks/assess/', 'tracks/inbound/', 'tracks/supply/'],
    mutants: [
      { find: 'portion.qty -= qty;', replace: '', why: 'I1: a part is taken from the whole' },
      { find: '<= MAX_PORTIONS', replace: '< MAX_PORTIONS', why: '200 portions are allowed' },
      { find: 'portion.redecided += 1;', replace: '', why: 'new judgements are bounded' },
      { find: 'for (const task of state.tasks) if (task.scope === portion.id) askBack(task);', replace: '', why: 'what is still asked on a way that is left is asked back' },
      { find: 'portion.remedyKept = portion.remedyKept || !releaseSupply(draft, portion);', replace: 'releaseSupply(draft, portion);', why: 'I2: what has left the house stays the remedy' },
      { find: 'IN_KIND.includes(remedy) && !portion.remedyKept', replace: 'IN_KIND.includes(remedy)', why: 'I2: nothing is sent twice' },
      { find: "portion.redecided === ctx.policy.loops.redecide.max + 1", replace: 'portion.redecided === ctx.policy.loops.redecide.max', why: 'the last resort is told when it begins' },
      { find: 'if (portion.arrivedAt === null && !waits &&', replace: 'if (portion.arrivedAt === null && waits &&', why: 'goods that must come to the house join a consignment' },
    ],
  },
  {
    name: 'counts', file: `${CORE}/tracks/inbound/settle-counts.ts`, specs: ['tracks/execute/before-arrival', STEPS, 'tracks/inbound/', HEADLINE, 'as-06-batch', 'as-18', 'as-20'],
    mutants: [
      { find: 'else if (here < portion.qty) missing.push(takePart(draft, portion, portion.qty - here));', replace: '', why: 'I1: what is missing is split off' },
      { find: 'left -= here;', replace: '', why: 'I1: a counted unit fills one portion only' },
      { find: 'last(a) - last(b)', replace: 'last(b) - last(a)', why: 'the shortfall is taken from what the policy names first' },
      { find: 'of.over += qty;', replace: '', why: 'I1: a surplus is counted as over' },
      { find: 'notSent: Math.max(0, -variance)', replace: 'notSent: 0', why: 'a shortfall of a return that winds down was not sent', survives: 'the same: settleCounts takes all that is missing and not to come as not sent' },
      { find: 'if (goesBack) decidePortion', replace: 'if (!goesBack) decidePortion', why: 'what is sent back goes back' },
      { find: 'coming -= later;', replace: '', why: 'only so many are still to come' },
    ],
  },
  {
    name: 'difference', file: `${CORE}/tracks/inbound/decide-discrepancy.ts`, specs: [STEPS, 'tracks/inbound/', 'as-18', 'as-12'],
    mutants: [
      { find: '!== Math.abs(variance)', replace: '> Math.abs(variance)', why: 'no part of a difference is left open' },
      { find: "(variance < 0 ? SHORT : OVER)", replace: '(variance <= 0 ? OVER : SHORT)', why: 'a shortfall is not a surplus' },
      { find: "fact.payload['signedBy']).length > 0) return", replace: "fact.payload['signedBy']).length > 9) return", why: 'S001-12: a difference is signed jointly' },
      { find: "if (claims.length > 0) requestLink", replace: 'if (claims.length < 0) requestLink', why: 'R37: the carrier is claimed on' },
    ],
  },
  {
    name: 'receipt', file: `${CORE}/tracks/inbound/receive-goods.ts`, specs: ['tracks/inbound/', 'as-18', STEPS, 'as-12'],
    mutants: [
      { find: "lacksValue(policy, { ...lineAttrs(policy, state, line), ...attrs })", replace: 'false', why: 'R26: what is to be deducted is named when it is found' },
      { find: "(step?.round ?? 1) === 1 && ", replace: '', why: 'S001-12: counted once more, not for ever' },
      { find: 'state.ending === null && missingSigners', replace: 'missingSigners', why: 'who winds down waits for nobody’s signature' },
      { find: 'expectedLines(state, consignment.id).some((line) => consignment.counts[line] === undefined)', replace: 'false', why: 'a line not named is still to be counted' },
    ],
  },
  {
    name: 'accessories', file: `${CORE}/tracks/inbound/accessories.rules.ts`, specs: ['tracks/inbound/', 'as-06', 'policy/profiles/seed-003'],
    mutants: [
      { find: 'attrs.missingValue === undefined && ', replace: '', why: 'R26: a value that was named suffices' },
      { find: "=== 'deduct';", replace: "!== 'ignore';", why: 'R26: e-commerce holds, agents deduct' },
    ],
  },
  {
    name: 'bearer', file: `${CORE}/tracks/assess/bearer.rules.ts`, specs: ['tracks/assess/bearer', 'tracks/assess/', 'as-12', 'policy/profiles/seed', 'tracks/improve'],
    mutants: [
      { find: "responsibility.penalty !== 'none' && fault === 'own'", replace: "responsibility.penalty !== 'none'", why: 'R40: only an own fault is assessed' },
      { find: "responsibility.penalty !== 'none' && fault === 'own'", replace: "fault === 'own'", why: 'R40: only where the policy assesses' },
      { find: 'free: clause === null', replace: 'free: clause !== null', why: 'R39: what no row says the company decides' },
    ],
  },
  {
    name: 'classes', file: `${CORE}/tracks/assess/quantity-class.rules.ts`, specs: ['policy/profiles/seed', 'tracks/assess/', 'as-'],
    mutants: [
      { find: 'Math.max(model, attrs.dayModelQty ?? 0)', replace: 'attrs.dayModelQty ?? model', why: 'R17: nobody can make the return’s own quantity less' },
      { find: 'Math.max(total, attrs.dayTotalQty ?? 0)', replace: 'total', why: 'R17: 数量汇总 tells the rest of the day' },
      { find: 'lines.filter((line) => line.item === item)', replace: 'lines', why: 'R17: per model' },
    ],
  },
  {
    name: 'sampling', file: `${CORE}/tracks/assess/sampling.rules.ts`, specs: ['tracks/assess/record-inspection', 'policy/profiles/seed', 'as-03'],
    mutants: [
      { find: 'Math.ceil(', replace: 'Math.floor(', why: 'R12: at least a tenth, rounded up' },
      { find: " || inspection.perUnit.length > 0", replace: '', why: 'checks on every unit spare none' },
      { find: " || used === 'full'", replace: '', why: 'a full inspection is never too little' },
    ],
  },
  {
    name: 'loop', file: `${CORE}/tracks/execute/loop-bound.ts`, specs: [HEADLINE, 'tracks/execute/'],
    mutants: [
      { find: '?? 0) >= boundOf', replace: '?? 0) > boundOf', why: 'R44: reworked up to the bound, no further' },
      { find: " + (portion.granted?.[loop] ?? 0);", replace: ';', why: '放行循环 allows more rounds' },
      { find: '(portion.rounds?.[loop] ?? 0) + 1', replace: '(portion.rounds?.[loop] ?? 0)', why: 'R44: rounds are counted' },
      { find: ' || isToldNotAsked(draft.ctx.policy, portion)', replace: '', why: 'a return that winds down asks for no more rounds', survives: 'not reached: goods that are told of, not asked about, go to scrap or back, and neither is reworked' },
    ],
  },
  {
    name: 'share', file: `${CORE}/tracks/execute/share-portion.ts`, specs: [HEADLINE, 'tracks/execute/'],
    mutants: [
      { find: "if (sum(before) + sum(parts) > portion.qty) return misfit('quantity_excess');", replace: '', why: 'I1: no more than there is' },
      { find: "if (sum(parts) === 0) return misfit('malformed');", replace: '', why: 'a fact about nothing is no fact' },
      { find: "splits > 1 && !canSplit(draft.state, splits - 1)", replace: 'false', why: 'portions are bounded' },
    ],
  },
  {
    name: 'told', file: `${CORE}/tracks/execute/told-not-asked.rules.ts`, specs: ['tracks/execute/', HEADLINE, 'tracks/assess/'],
    mutants: [
      { find: '> policy.loops.redecide.max', replace: '>= policy.loops.redecide.max', why: '§1.5: after so many new judgements, not before' },
      { find: 'portion.windDown || ', replace: '', why: '§1.5: a return that winds down asks nobody' },
    ],
  },
  {
    name: 'scrap', file: `${CORE}/tracks/execute/scrap-weight.rules.ts`, specs: ['tracks/execute/scrap', 'tracks/execute/stock'],
    mutants: [
      { find: ' && grams.some((one) => one !== 0)', replace: '', why: 'R56: scrap weighs something' },
      { find: '!grams.includes(null) && ', replace: '', why: 'R56: whole grams in the four groups' },
    ],
  },
  {
    name: 'advance', file: `${CORE}/tracks/supply/advance.rules.ts`, specs: ['tracks/supply/'],
    mutants: [
      { find: ' && !isDenied(at)', replace: '', why: 'R32 before R31' },
      { find: 'deposit !== null && goesFirst(at) && ', replace: 'deposit !== null && ', why: 'R30: a deposit only for what goes first' },
    ],
  },
  {
    name: 'deposit', file: `${CORE}/tracks/supply/deposit.rules.ts`, specs: ['tracks/supply/'],
    mutants: [
      { find: 'came.length > 0 && came.every', replace: 'came.every', why: 'R30: nothing came, nothing is proven' },
      { find: 'came.every((portion)', replace: 'came.some((portion)', why: 'R30: proven for all that went first' },
      { find: "portion.goods !== 'NOT_SENT' && ", replace: '', why: 'R30: what never came proves nothing' },
      { find: "if (at.state.ending !== null) return ['refund'];", replace: '', why: 'R30: a return that ends early gives it back' },
      { find: 'toFen(portionOf(value, bps, 10_000), mode)', replace: 'toFen(value, mode)', why: 'R30: the share the policy names' },
      { find: "unproven === 'offset_price' ? ['keep']", replace: "unproven === 'offset_price' ? ['refund']", why: 'R30: kept as the price of the replacement' },
      { find: "advance === true && decision !== 'void'", replace: 'advance === true', why: 'R30: nothing is asked for what was called off' },
    ],
  },
  {
    name: 'supplies', file: `${CORE}/tracks/supply/supplies.ts`, specs: ['tracks/supply/', HEADLINE, 'tracks/execute/redecide'],
    mutants: [
      { find: '< portion.qty) return false;', replace: '< 0) return false;', why: 'I2: shipped already, the remedy stays' },
      { find: 'if (taken < supply.qty) supply.qty -= taken;', replace: 'if (taken < supply.qty) supply.qty -= 0;', why: 'I2: only what is still owed is sent' },
      { find: 'supply.qty -= qty;', replace: '', why: 'I2: a part is taken from the whole' },
      { find: 'for (const task of state.tasks) if (task.scope === supply.id) askBack(task);', replace: '', why: 'a supply nobody is owed is asked back' },
    ],
  },
  {
    name: 'refusal', file: `${CORE}/tracks/supply/refuse-supply.ts`, specs: ['tracks/supply/'],
    mutants: [
      { find: 'if (goesOn && part !== portion) askAlike(draft, part);', replace: '', why: 'I4: goods whose replacement was refused keep their task' },
      { find: 'left -= part.qty;', replace: '', why: 'I2: no more is refused than was asked for' },
      { find: "how === 'refuse' || draft", replace: 'draft', why: 'P16: refused for good, nothing is judged again' },
    ],
  },
  {
    name: 'rounds', file: `${CORE}/asks/loop-rounds.ts`, specs: ['return-process/src/asks/', 'tracks/intake/', 'tracks/settle/', 'tracks/improve/'],
    mutants: [
      { find: '- (round - 1)', replace: '- round', why: 'the first time round is no way back' },
      { find: 'granted = state.granted[loop] ?? 0)', replace: 'granted = 0)', why: '放行循环 allows more rounds' },
      { find: "payload['loop'] !== loop || ", replace: '', why: '放行循环 names the loop it lets go on' },
      { find: ' || rounds > MOST', replace: '', why: 'one grant allows three rounds at most' },
      { find: '!def.windsDown)', replace: 'true)', why: 'a payment that failed is asked about in a wind-down too' },
      { find: 'state.granted[loop] = (state.granted[loop] ?? 0) + rounds', replace: 'state.granted[loop] = rounds', why: 'grants add up' },
    ],
  },
  {
    name: 'extend', file: `${CORE}/tracks/control/extend-deadline.ts`, specs: [HEADLINE, 'tracks/control/'],
    mutants: [
      { find: 'clock.extended >= allowed.times', replace: 'clock.extended > allowed.times', why: 'P08: so many times' },
      { find: 'newDue <= at || ', replace: '', why: 'P08: only to a later time' },
      { find: ' || (late && by.role !== head)', replace: '', why: 'P08: after the breach the head alone' },
    ],
  },
  {
    name: 'gone', file: `${CORE}/tracks/assess/settle-judgements.ts`, specs: ['tracks/assess/taken-back', 'tracks/execute/before-arrival'],
    mutants: [
      { find: 'sort: alive.some(({ arrivedAt }) => arrivedAt !== null)', replace: 'sort: true', why: '分拣 of goods that are gone is taken back' },
      { find: 'portion.endedAt !== null && Object.keys(portion.steps)', replace: 'portion.windDown && Object.keys(portion.steps)', why: 'what was asked ahead for goods that never came is taken back' },
    ],
  },
  {
    name: 'misfit', file: `${CORE}/tracks/assess/approve-disposition.ts`, specs: ['tracks/assess/taken-back'],
    mutants: [
      { find: 'if (applyProposal(draft, take(scope), judged, at)) return;\n  if (isLastWord(draft, target)) return', replace: 'if (applyProposal(draft, take(scope), judged, at)) return;\n  if (false) return', why: 'an approved judgement that no longer fits is judged anew up to the bound' },
    ],
  },
];
