import { describe, expect, it } from '@jest/globals';
import { row, table } from '../../policy/profiles/notation.js';
import { at, bodies, PIECES } from '../../return-run.fixture.js';
import { anomalies, arrived, counted, instructed, judged, runUnder } from '../short-run.fixture.js';

describe('papers that should have come with the goods', () => {
  const DOCUMENT = { inbound: { documents: ['note'], missing: 'refuse' as const }, receipt: { fields: ['receivedQty', 'batchNo'] } };

  it('R06: S003-02, no complete document: not accepted, sent back, 业务部 told', () => {
    const run = instructed(runUnder({ ...DOCUMENT, notifications: [{ on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S003-02' }] }));
    arrived(run, '10', {}, { fields: { batchNo: 'L7' } });
    expect([run.goods(), run.steps()]).toEqual([{ RETURN_TO_CUSTOMER: 10 }, ['pack']]);
    expect(bodies(run.effects, 'notice-requested').map(({ text, to }) => [text, to[0]?.role])).toEqual([['return_rejected', 'sales']]);
  });

  it('R06: a delivery note without its batch number is as good as none (AS-18)', () => {
    const run = arrived(instructed(runUnder(DOCUMENT)), '10', { documents: ['note'] }, { fields: {} });
    expect(run.goods()).toEqual({ RETURN_TO_CUSTOMER: 10 });
    const complete = arrived(instructed(runUnder(DOCUMENT)), '10', { documents: ['note'] }, { fields: { batchNo: 'L7' } });
    expect(complete.steps()).toEqual(['dispose']);
  });

  it('R03: elsewhere a count without the batch number of each line is refused, and asked again (AS-01)', () => {
    const run = instructed(runUnder({ receipt: { fields: ['receivedQty', 'batchNo', 'container'] } }));
    arrived(run, '10');
    expect([anomalies(run), run.steps()]).toEqual([['malformed'], ['receive', 'anomaly']]);
    run.does('receive', at('04 11:00'), counted('10', {}, { fields: { batchNo: 'B1' }, attrs: { container: 'half' } }));
    expect(run.steps()).toEqual(['anomaly', 'dispose']);
  });

  it('R07: S001-05, incomplete papers hold the receipt until a superior decides', () => {
    const HOLD = { inbound: { documents: ['list'], missing: 'hold' as const }, approvals: { papers: { mode: 'serial' as const, onReject: 'refuse' as const, empty: 'invalid' as const, levels: [{ role: 'whHead', clause: 'S001-05' }] } } };
    const held = () => arrived(instructed(runUnder(HOLD)));
    const accepted = held();
    expect(accepted.task('papers')).toMatchObject({ owner: { role: 'whHead' }, desk: 'warehouse', menu: { documents: ['list'] } });
    expect(accepted.steps()).toEqual(['papers']);
    accepted.does('papers_approval', at('04 12:00'), { gate: 'papers', level: 1, verdict: 'accept' }, { staff: 'e-boss' });
    expect(accepted.steps()).toEqual(['dispose']);
    const refused = held();
    refused.does('papers_approval', at('04 12:00'), { gate: 'papers', level: 1, verdict: 'reject' }, { staff: 'e-boss' });
    expect(refused.goods()).toEqual({ RETURN_TO_CUSTOMER: 10 });
    expect(arrived(instructed(runUnder(HOLD)), '10', { documents: ['list'] }).steps()).toEqual(['dispose']);
  });
});

describe('counting', () => {
  it('a line not named is still to be counted', () => {
    const run = instructed(runUnder({}, { lines: [{ ...PIECES, qty: '4' }, { ...PIECES, qty: '6' }] }));
    arrived(run, '4');
    expect(run.steps()).toEqual(['receive']);
    run.does('receive', at('04 11:00'), { lines: [{ line: 2, received: '6' }], documents: [], signedBy: [] });
    expect(run.steps()).not.toContain('receive');
  });

  it('a return that winds down waits for nobody’s signature', () => {
    const run = instructed(runUnder({ receipt: { joint: ['cs', 'qc'] } }));
    run.does('cancel', at('03 12:00'), { reasonCode: 'r' }, { task: null, role: 'csHead' });
    run.answer(at('03 12:10'));
    arrived(run, '10');
    expect(anomalies(run)).toEqual([]);
  });

  it('a joint count is none without the other roles’ signatures (S001-12)', () => {
    const run = instructed(runUnder({ receipt: { joint: ['cs', 'qc'] } }));
    expect(arrived(run, '10', { signedRoles: ['cs'] }).state.anomalies).toMatchObject([{ kind: 'unsigned' }]);
    expect(run.task('receive').menu.signers).toEqual(['cs', 'qc']);
    run.does('receive', at('04 11:00'), counted('10', { signedRoles: ['qc', 'cs'] }));
    expect(run.steps()).toEqual(['anomaly', 'dispose']);
  });

  it('AS-18: 96 of 100 are counted once more before anybody decides, and the difference is signed', () => {
    const run = instructed(runUnder({ receipt: { mismatch: { recount: true, sign: ['whHead'], tell: ['cs'] } } }, { qty: '100' }));
    arrived(run, '96');
    expect([run.steps(), run.task('receive').round]).toEqual([['receive'], 2]);
    run.does('receive', at('04 11:00'), counted('96'));
    expect(run.task('discrepancy')).toMatchObject({ owner: { role: 'cs' }, lines: [{ qty: '4' }], menu: { signers: ['whHead'] } });
    const short = { lines: [{ line: 1, qty: '4', result: 'accept' }], reasonCode: 'counted-twice' };
    run.does('discrepancy', at('04 12:00'), short);
    expect(anomalies(run)).toEqual(['unsigned']);
    run.does('discrepancy', at('04 12:30'), { ...short, signedBy: ['whHead'] });
    expect(run.goods()).toEqual({ undecided: 96, NOT_SENT: 4 });
  });

  it('a second count that agrees needs no decision', () => {
    const run = arrived(instructed(runUnder({ receipt: { mismatch: { recount: true } } })), '9');
    run.does('receive', at('04 11:00'), counted('10'));
    expect(run.steps()).toEqual(['dispose']);
  });

  it('R36, R37: packaging broken and goods short, what is missing is claimed from the carrier by its own workflow', () => {
    const claim = { packagingBroken: true, countShort: true };
    const broken = instructed(runUnder({ receipt: { mismatch: { carrierClaim: claim } } }, { qty: '100' }));
    broken.does('arrive', at('04 09:00'), { packages: 3, packagingBroken: true });
    broken.does('receive', at('04 10:00'), counted('96'));
    expect(broken.task('discrepancy').menu.results).toContain('carrier_claim');
    const told = broken.does('discrepancy', at('04 11:00'), { lines: [{ line: 1, qty: '4', result: 'carrier_claim' }], reasonCode: 'carrier-signed' });
    expect(bodies(told, 'link-requested')).toMatchObject([{ kind: 'carrierClaim', lines: [{ line: 1, qty: '4' }] }]);
    expect(broken.goods()).toEqual({ undecided: 96, NOT_SENT: 4 });
    const intact = arrived(instructed(runUnder({ receipt: { mismatch: { carrierClaim: claim } } }, { qty: '100' })), '96');
    expect(intact.task('discrepancy').menu.results).not.toContain('carrier_claim');
  });
});

describe('R26: missing accessories (S003-15)', () => {
  const policy = { receipt: { accessories: table<never, 'ignore' | 'deduct' | 'hold'>('ignore', row({ channel: { in: ['agent', 'dealer'] } } as never, 'deduct', '§5.1.2 (R26)'), row({ channel: 'online' } as never, 'hold', '§5.1.2 (R26)')) as never },
    duties: { parts: { zh: '缺件责任确认', en: 'Who answers for missing parts', by: 'sales', after: 'receive' as const, before: 'stockIn' as const, when: { channel: 'online' as const, accessoriesMissing: true }, clause: '§5.1.2' } } };

  it('an agent’s return names the value that is deducted, 35.00 for a power cord', () => {
    const run = instructed(runUnder(policy, { attrs: { channel: 'agent' } }));
    arrived(run, '10', {}, { attrs: { accessoriesMissing: true } });
    expect([anomalies(run), run.task('receive').menu.accessories]).toEqual([['malformed'], 'deduct']);
    run.does('receive', at('04 11:00'), counted('10', {}, { attrs: { accessoriesMissing: true, missingValue: 3500 } }));
    expect(run.state.lines[0]?.attrs).toMatchObject({ accessoriesMissing: true, missingValue: 3500 });
    expect(run.steps()).toEqual(['anomaly', 'dispose']);
  });

  it('in e-commerce nothing goes into stock before the responsibility is cleared', () => {
    const run = arrived(instructed(runUnder(policy, { attrs: { channel: 'online' } })), '10', {}, { attrs: { accessoriesMissing: true } });
    run.does('dispose', at('04 12:00'), judged({ qty: '10', goods: 'RESTOCK' }));
    expect(run.steps()).toEqual(['duty.parts']);
    run.does('duty', at('04 13:00'), { duty: 'parts' });
    expect(run.steps()).toEqual(['stockIn']);
  });
});

describe('order of the steps', () => {
  it('in the trade 验收 is the inspection: what it found is there, and a limit on 检验 is met by it', () => {
    const run = arrived(instructed(runUnder({ inspection: { mode: 'receipt' } })), '10', {}, { attrs: { resaleable: true, passed: true } });
    expect(run.steps()).toEqual(['dispose']);
    expect(run.state.scopes.find(({ id }) => id === 'c1')?.steps['inspect']).toMatchObject({ s: 'done', mark: at('04 10:00') });
    expect(run.state.lines[0]?.attrs).toMatchObject({ resaleable: true });
  });

  it('AS-12: the responsible branch factory signs for what came', () => {
    const run = arrived(instructed(runUnder({ receipt: { signoff: 'prod' } })));
    expect(run.task('signoff')).toMatchObject({ owner: { role: 'prod' }, desk: 'production' });
    expect(run.steps()).toEqual(['signoff']);
    run.does('signoff', at('04 11:00'), { branchCode: 'F2', qty: '10' });
    expect(run.steps()).toEqual(['dispose']);
  });

  it('§4.4 no-goods branch: a double charge has no goods, only its remedy is decided', () => {
    const run = runUnder({ inbound: { goods: table(true, row({ reasonGroup: 'billing' }, false, 'S000-12')) }, disposition: { remedies: table(['NONE']) } }, { attrs: { reason: 'billing' } });
    expect(run.steps()).toEqual(['dispose']);
    expect(run.task('dispose').menu.outcomes).toEqual([{ goods: 'NO_GOODS', remedies: ['NONE'], clause: 'house' }]);
    run.does('dispose', at('03 10:00'), judged({ qty: '10', goods: 'NO_GOODS' }));
    expect([run.state.result, run.goods()]).toEqual(['completed', { NO_GOODS: 10 }]);
  });
});
