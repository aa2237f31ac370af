import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

describe('首次联系 (S000-04 §5.2)', () => {
  it('A4: is recorded with what the customer confirmed; the words stay here', async () => {
    const { returnNo, taskId } = await stand.task('contact', { clause: 'S000-04 §5.2' });
    const answer = await stand.record('contact', returnNo, { taskId, resultCode: 'agreed', attrs: { severity: 'serious', onsiteWanted: true }, opinion: '客户王先生要求到场' });
    expect(answer.status).toBe(201);
    const event = (await stand.events(returnNo)).at(-1);
    expect(event).toMatchObject({ seq: 2, type: 'returns.customer-contacted.v1', body: { taskId, payload: { resultCode: 'agreed', attrs: { severity: 'serious', onsiteWanted: true } } } });
    expect(JSON.stringify(event)).not.toContain('王先生');
    const [row] = await stand.rowsOf('contact', returnNo);
    expect(row).toMatchObject({ company_code: 'GT01', plant_code: 'SZ1', result_code: 'agreed', attrs: { severity: 'serious', onsiteWanted: true } });
    const words = await stand.desk.database.dataSource.query('select words, staff from opinion where id = $1', [row?.['opinion_ref']]);
    expect(words).toEqual([{ words: '客户王先生要求到场', staff: 'e-sales' }]);
  });

  it('may be tried as often as it takes, without a task', async () => {
    const returnNo = await stand.register();
    for (const resultCode of ['not_reached', 'not_reached', 'reached']) expect((await stand.record('contact', returnNo, { resultCode, attrs: {} })).status).toBe(201);
    expect((await stand.rowsOf('contact', returnNo)).map((row) => row['result_code'])).toEqual(['not_reached', 'not_reached', 'reached']);
  });

  it('is the same fact when it is sent again', async () => {
    const returnNo = await stand.register();
    const body = { resultCode: 'reached', attrs: {} };
    const [one, two] = await Promise.all([1, 2].map(() => stand.record('contact', returnNo, body, 'e-sales', 'contact-key-1')));
    expect(two?.body).toEqual(one?.body);
    expect(await stand.rowsOf('contact', returnNo)).toHaveLength(1);
  });

  it('422: what only the registration may say, and what nobody can have confirmed', async () => {
    const returnNo = await stand.register();
    await stand.refused([422, 'not-allowed'], () => stand.record('contact', returnNo, { resultCode: 'reached', attrs: { channel: 'store' } }), 'attrs.channel');
    await stand.refused([422, 'not-allowed'], () => stand.record('contact', returnNo, { resultCode: 'not_reached', attrs: { severity: 'minor' } }), 'attrs');
  });
});
