/** The desk and the process core agree: what the core asks for is what the desk takes, and what the desk records is what the core applies. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { tellsOfCorrections } from './testbed/changed-words.fixture.js';
import { outcome, play, type Wishes } from './testbed/play-return.js';
import { tellsOfProposals } from './testbed/proposals.fixture.js';
import { ReturnInProcess } from './testbed/return-in-process.js';
import { ReturnsStand } from './testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

it('headline: 审核 by the head, then 退货指引 with a numbered 退货单', async () => {
  const process = await ReturnInProcess.of(stand, 'headline@1');
  expect((await process.task('review')).owner).toMatchObject({ role: 'salesHead' });
  expect(await process.answer('review', { gate: 'return', level: 1, verdict: 'accept' }, 'e-saleshead')).toEqual(['applied']);
  expect(await process.answer('instruct', { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip' }] }, 'e-sales')).toEqual(['applied']);
  expect(process.stages).toEqual(['inbound']);
  expect(await stand.rowsOf('return_slip', process.returnNo)).toMatchObject([{ no: expect.stringMatching(/^TH\d{4}-\d{6}$/) }]);
});

it('headline: a rejection ends the return', async () => {
  const process = await ReturnInProcess.of(stand, 'headline@1');
  expect(await process.answer('review', { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'customer_damage' }, 'e-saleshead')).toEqual(['applied']);
  expect(process.stages).toEqual([]);
});

it('headline: the customer takes it back: before the goods are sent for the desk gives its task back, with them on their way they are waited for', async () => {
  const early = await ReturnInProcess.of(stand, 'headline@1');
  expect([await early.says('withdraw', { reason: 'gave_up' }, 'e-sales'), await early.tasks()]).toEqual([['applied'], []]);
  expect((await stand.events(early.returnNo)).at(-1)).toMatchObject({ type: 'returns.task-released.v1', body: { payload: { verdict: 'released' } } });
  const late = await ReturnInProcess.of(stand, 'headline@1');
  await late.answer('review', { gate: 'return', level: 1, verdict: 'accept' }, 'e-saleshead');
  await late.answer('instruct', { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip' }] }, 'e-sales');
  expect([await late.says('withdraw', { reason: 'settled' }, 'e-sales'), late.stages]).toEqual([['applied'], ['inbound']]);
});

it('S000-04: no 审核; the 《销退单》 wants the due date of the lot', async () => {
  const process = await ReturnInProcess.of(stand, 'S000-04@1', { forms: ['complaint'], attrs: { onsiteWanted: false } });
  expect(await process.tasks()).toEqual([]);
  expect(await process.elsewhere('quality', 'contact', { resultCode: 'reached', attrs: { onsiteWanted: false } })).toEqual(['applied']);
  const { taskId, menu } = await process.task('instruct');
  expect(menu).toMatchObject({ form: { code: 'xiaotui', zh: '销退单' }, fields: expect.arrayContaining(['lotDueDate']) });
  const instruction = { addressCode: 'WH-1', freightPayer: 'company' };
  await stand.refused([422, 'not-allowed'], () => stand.record('instruct', process.returnNo, { taskId, ...instruction, forms: [{ code: 'xiaotui' }] }), 'forms.0.lotDueDate');
  expect(await process.answer('instruct', { ...instruction, forms: [{ code: 'xiaotui', lotDueDate: '2099-12-31' }] }, 'e-sales')).toEqual(['applied']);
});

describe('S000-12: whoever is refused may appeal', () => {
  const refused = async (): Promise<ReturnInProcess> => {
    const process = await ReturnInProcess.of(stand, 'S000-12@1', { forms: ['portal'], attrs: { docsComplete: true } });
    expect(await process.answer('review', { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'used' }, 'e-cshead')).toEqual(['applied']);
    expect((await process.task('customer_reply')).menu).toMatchObject({ about: 'appeal', answers: ['accept', 'refuse'], silence: 'accept' });
    return process;
  };
  const askedNow = async (process: ReturnInProcess): Promise<string[]> => (await process.tasks()).map(({ step, owner }) => `${step} ${owner.role}`);

  it('the customer’s answer that he does not put up with it opens 特批', async () => {
    const process = await refused();
    expect(await process.answer('customer_reply', { about: 'appeal', answer: 'refuse' }, 'e-cs')).toEqual(['applied']);
    expect(await askedNow(process)).toEqual(['exception csHead']);
  });

  it('so does an appeal with its grounds, which answers the question too', async () => {
    const process = await refused();
    expect(await process.says('appeal', { groundsCode: 'not_used' }, 'e-cs')).toEqual(['applied']);
    expect(await askedNow(process)).toEqual(['exception csHead']);
  });

  it('who puts up with it ends his return', async () => {
    const process = await refused();
    expect(await process.answer('customer_reply', { about: 'appeal', answer: 'accept' }, 'e-cs')).toEqual(['applied']);
    expect([process.stages, await askedNow(process)]).toEqual([[], []]);
  });
});

const OUT_OF_WARRANTY = { lines: [{ item: 'ITEM-1', qty: '10', unit: 'pcs', shipDate: '2015-01-05' }] };
const refusedByAll: Wishes = { review: ({ verdict }) => verdict === 'reject', customer_reply: ({ answer }) => answer === 'refuse' };
// who repairs, packs, stores and pays at other desks stands between these
it.each<[ProfileRef, string, Wishes, object]>([
  ['S000-01@1', 'eligibility review duty instruct tell', {}, {}],
  ['S000-05@1', 'review instruct supply_order replacement_approval', { dispose: outcome('SCRAP', 'REPLENISH') }, {}],
  ['S000-12@1', 'supplement review customer_reply exception', refusedByAll, {}],
  ['S000-15@1', 'onsite customer_reply onsite_done', { onsite: ({ lines }) => JSON.stringify(lines).includes('rework') }, {}],
  ['S001-05@1', 'onsite review instruct dispose', {}, {}],
  ['S001-08@1', 'supplement eligibility discount_approval customer_reply', {}, { attrs: { severity: 'minor' } }],
  // past its warranty the repair is quoted, and the customer agrees to it
  ['S003-09@1', 'supplement review instruct receive duty dispose quote customer_reply send_back report_sent', {}, OUT_OF_WARRANTY],
  ['S003-14@1', 'supplement eligibility review instruct receive duty dispose supply_order ship', { dispose: outcome('REWORK', 'EXCHANGE') }, {}],
  ['S003-15@1', 'supplement eligibility review instruct receive sort', {}, {}],
])('%s: what it asks of this desk is recorded here, and the process takes it: %s', async (ref, kinds, wishes, more) => {
  const asked = kinds.split(' ');
  expect(await play(await ReturnInProcess.of(stand, ref, more), wishes, asked.length)).toEqual(asked);
});

tellsOfProposals(() => stand);
tellsOfCorrections(() => stand);
