/** 受理: windows, warranty, eligibility; gates and conditions. */
const CORE = 'libs/return-process/src';
const SPECS = ['tracks/intake/assess-line'];

export const INTAKE = [
  {
    name: 'window', file: `${CORE}/tracks/intake/window.rules.ts`, specs: [...SPECS, 'tracks/intake/check-eligibility'],
    mutants: [
      { find: "appliedAt < end ? 'in' : 'late'", replace: "appliedAt <= end ? 'in' : 'late'", why: 'R01: the last day runs to 24:00 and no further' },
      { find: "'seconds' in span ? instantOf(calendar, fromDay, 1440)", replace: "'seconds' in span ? instantOf(calendar, fromDay, 0)", why: 'R01: the day itself is not counted, also in hours' },
      { find: "from === 'ship' ? shipDate : receiptDate", replace: 'receiptDate', why: 'T06: runs from the day the row names' },
      { find: "from === 'ship' ? shipDate : receiptDate", replace: 'receiptDate ?? shipDate', why: 'K01: an unknown day is not guessed from another' },
      { find: 'localDay(calendar, end - 1)', replace: 'localDay(calendar, end)', why: 'R01: the last day that is told' },
    ],
  },
  {
    name: 'warranty', file: `${CORE}/tracks/intake/warranty.rules.ts`, specs: [...SPECS, 'as-14'],
    mutants: [
      { find: "appliedAt < end ? 'in' : 'out'", replace: "appliedAt <= end ? 'in' : 'out'", why: 'T31: the last day is included, the next is not' },
      { find: "if (holds(warranty.voidWhen, line.attrs)) return", replace: 'if (false) return', why: 'R24: a broken seal ends the warranty' },
      { find: 'warranty.perContract && tableMonths === 0 ? null : tableMonths', replace: 'tableMonths', why: 'R24: without the contract’s months it is open, not over' },
      { find: 'line.warrantyMonths ?? ofTable', replace: 'ofTable', why: 'P04 perContract: the line’s own contract' },
      { find: "if (!warranty.on) return", replace: 'if (false) return', why: 'P04: a policy without warranty judges none' },
      { find: "if (line.attrs.warranty !== undefined) return", replace: 'if (false) return', why: 'P04: what was established stands' },
    ],
  },
  {
    name: 'assess', file: `${CORE}/tracks/intake/assess-line.rules.ts`, specs: ['tracks/intake/', 'as-11'],
    mutants: [
      { find: "warranty.result === 'out' || warranty.result === 'void'", replace: "warranty.result === 'out'", why: 'P04 gate: void refuses too' },
      { find: "policy.warranty.on && policy.warranty.effect === 'gate'", replace: 'policy.warranty.on', why: 'P04: out of warranty refuses only as a gate' },
      { find: "policy.late.then === 'reject' ? [window]", replace: "true ? [window]", why: 'P03: lateness left to a person refuses nothing' },
      { find: "refusing.length > 0 ? 'refused' : open.length > 0 ? 'open' : decided", replace: "open.length > 0 ? 'open' : refusing.length > 0 ? 'refused' : decided", why: 'a hard refusal comes before anything open' },
      { find: "policy.late.then !== 'quote' ? 'late'", replace: "true ? 'late'", why: 'P03 quote: a late line is quoted, not held up' },
      { find: 'computed.result !== null || answer === undefined', replace: 'answer === undefined', why: 'what is known is not overruled by an answer' },
    ],
  },
  {
    name: 'eligibility', file: `${CORE}/tracks/intake/eligibility.rules.ts`, specs: ['tracks/intake/'],
    mutants: [
      { find: "name === 'all' ? and : or", replace: "name === 'all' ? or : and", why: 'R04: A and (B or C or D)' },
      { find: 'known ?? found[code] ?? null', replace: 'found[code] ?? known ?? null', why: 'only what is open takes a person’s answer' },
      { find: 'below.length > 0 ? below : [tree]', replace: '[tree]', why: 'the reasons told are the leaves that decide' },
      { find: 'if (tree.result !== result) return [];', replace: '', why: 'a met check is no reason for a refusal' },
    ],
  },
  {
    name: 'papers', file: `${CORE}/tracks/intake/missing-papers.rules.ts`, specs: ['tracks/intake/supplement'],
    mutants: [
      { find: "['register', 'complete'].flatMap", replace: "['register', 'scrapRequest'].flatMap", why: 'R03: only papers of the registration hold it up' },
      { find: "state.intake.supplementAsked || ", replace: '', why: 'R06: asked for more, the intake waits' },
      { find: "state.attrs['docsComplete'] === false || ", replace: '', why: 'R06: papers said to be incomplete, the intake waits' },
    ],
  },
  {
    name: 'conditions', file: `${CORE}/policy/conditions.ts`, specs: ['policy/conditions'],
    mutants: [
      { find: 'value < lt)', replace: 'value <= lt)', why: 'K04: lt is strict' },
      { find: 'value <= lte)', replace: 'value < lte)', why: 'K04: lte includes its bound' },
      { find: 'value > gt)', replace: 'value >= gt)', why: 'K04: gt is strict' },
      { find: 'value >= gte)', replace: 'value > gte)', why: 'K04: gte includes its bound' },
      { find: '(value !== undefined) === test.known', replace: 'value !== undefined', why: '{known: false} holds for the unknown' },
      { find: 'if (truth === decisive) return decisive;', replace: 'if (truth === decisive) result = decisive;', why: 'Kleene: one decisive part decides, whatever is unknown after it' },
      { find: 'if (truth === undefined) result = undefined;', replace: 'if (truth === undefined) return undefined;', why: 'Kleene: an unknown part before a decisive one decides nothing' },
      { find: '!test.notIn.includes(value)', replace: 'test.notIn.includes(value)', why: 'notIn' },
      { find: 'evaluate(when, attrs) === true', replace: 'evaluate(when, attrs) !== false', why: 'what is not decidable yet does not hold' },
    ],
  },
  {
    name: 'gate', file: `${CORE}/gates/sign-gate.ts`, specs: ['gates/', 'as-04', 'as-08'],
    mutants: [
      { find: "if (people(fact).some((staff) => barred.includes(staff))) return misfit('not_permitted');", replace: '', why: 'I14: four eyes' },
      { find: 'people(fact).some((staff) => barred.includes(staff))', replace: 'people(fact).every((staff) => barred.includes(staff))', why: 'I14: nor his deputy in his name' },
      { find: 'task === undefined || level !== task.level', replace: 'task === undefined', why: 'R22: a level signs in its turn' },
      { find: '.every((seat) => signed', replace: '.some((seat) => signed', why: 'K04: all levels sign' },
      { find: "&& !hasLastWord(policy, scope, row)) return", replace: ') return', why: 'the paper goes back a bounded number of times' },
      { find: 'for (const other of tasksOf(state, scope.id, def.key)) askBack(other);', replace: '', why: 'one refusal ends the round for the others' },
      { find: "if (verdict === 'reject') refused", replace: 'if (false) refused', why: 'a refusal refuses' },
      { find: 'sign(target, fact, task.level, at);', replace: '', why: 'a signature is kept' },
    ],
  },
  {
    name: 'signers', file: `${CORE}/gates/barred-signers.rules.ts`, specs: ['gates/'],
    mutants: [
      { find: '[...applicant, ...[', replace: '[...[', why: 'I14: the applicant may not approve' },
      { find: '[...requestedBy, gate]', replace: '[...requestedBy]', why: 'I14: who signed an earlier level may not sign a later' },
      { find: '[...requestedBy, gate]', replace: '[gate]', why: 'I14: who asked for it may not approve' },
    ],
  },
  {
    name: 'lastword', file: `${CORE}/gates/gate-seats.ts`, specs: ['gates/', 'tracks/intake/supplement'],
    mutants: [
      { find: '.round > policy.loops', replace: '.round >= policy.loops', why: 'sent back as often as the loop allows, no less' },
      { find: "levels.length === 0 && chain.empty === 'invalid'", replace: 'levels.length === 0', why: 'a chain that may pass asks nobody' },
    ],
  },
];
