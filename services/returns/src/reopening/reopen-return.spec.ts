import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnClosedV1 } from '@guitu/contracts/events/process-events';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const DAY = 86_400_000;
const reopen = (returnNo: string, person: string = 'e-cshead') => stand.record('reopen', returnNo, { reasonCode: 'came_back', opinion: '客户又退回一件' }, person);

/** A return that ended so long ago, after so many reopenings. */
async function ended(daysAgo: number, times: number = 0): Promise<string> {
  const returnNo = await stand.register();
  const closedAt = Date.now() - daysAgo * DAY;
  const reopened = Array.from({ length: times }, () => ({ at: closedAt - DAY, role: 'csHead', result: 'completed' }));
  await stand.desk.status(returnNo, { closed: true, result: 'completed' });
  await stand.desk.say(ReturnClosedV1, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, result: 'completed', closedAt, state: { about: { policy: 'headline@1' }, result: 'completed', closedAt, reopened } });
  return returnNo;
}

describe('重开', () => {
  it('is the word of the head of customer service, of quality, or of management, with a reason', async () => {
    const returnNo = await ended(1);
    await stand.refused([403, 'not-permitted'], () => reopen(returnNo, 'e-saleshead'));
    expect((await reopen(returnNo)).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({
      type: 'returns.return-reopened.v1', body: { by: { role: 'csHead' }, payload: { reasonCode: 'came_back', opinionRef: expect.any(String) } },
    });
    expect(await stand.rowsOf('reopening', returnNo)).toMatchObject([{ reason_code: 'came_back', ended_as: 'completed' }]);
    for (const person of ['e-qchead', 'e-gm']) expect((await reopen(await ended(1), person)).status).toBe(201);
  });

  it('409: a return that runs, or that was reopened already, also by two heads at once', async () => {
    const running = await stand.register();
    await stand.refused([409, 'return-open'], () => reopen(running));
    const returnNo = await ended(1);
    const answers = await Promise.all([reopen(returnNo), reopen(returnNo, 'e-qchead')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await stand.refused([409, 'return-open'], () => reopen(returnNo));
  });

  it('409: more than 90 days after the end, or a third time', async () => {
    expect((await reopen(await ended(89))).status).toBe(201);
    const [late, often] = [await ended(91), await ended(1, 2)];
    await stand.refused([409, 'not-reopenable'], () => reopen(late));
    await stand.refused([409, 'not-reopenable'], () => reopen(often));
  });

  it('400: the final state is the process’ own, nobody sends one', async () => {
    const returnNo = await ended(1);
    await stand.refused([400, 'invalid'], () => stand.record('reopen', returnNo, { reasonCode: 'r', prior: { result: 'rejected' } }, 'e-cshead'));
  });
});
