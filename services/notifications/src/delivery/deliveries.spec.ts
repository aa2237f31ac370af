/** What an operator sees of deliveries whose fate nobody knows, and what he says of them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import notifications from '../service.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(notifications);
});
afterAll(() => stand.stop());

async function delivery(state: 'unknown' | 'failed' | 'sent', companyCode: string = 'GT01'): Promise<string> {
  const [row] = await stand.database.dataSource.query<{ id: string }[]>(
    `with m as (insert into message (company_code, person, kind, title_zh, title_en, text_zh, text_en, link, channels, created_at)
       values ($1, 'e-qc', 'breach', '超时', 'Overdue', '文', 'text', '/returns/R1', '{mail}', now()) returning id)
     insert into delivery (message_id, channel, key, state, due_at, attempts, failures) select id, 'mail', 'guitu-' || id, $2, now(), 1, 1 from m returning id`, [companyCode, state],
  );
  return (row as { id: string }).id;
}
const listed = async (state: string = 'unknown'): Promise<{ id: string }[]> => (await stand.get(`/deliveries?state=${state}`, 'e-operator')).body['items'] as { id: string }[];
const settle = (id: string, outcome: string, person: string = 'e-operator'): Promise<Answer> => stand.post(`/deliveries/${id}/settle`, person, { outcome });

describe('deliveries to look after', () => {
  it('are listed for the operator of the company, by code and id alone', async () => {
    const [id, foreign] = [await delivery('unknown'), await delivery('unknown', 'GT02')];
    const items = await listed();
    expect(items.filter((item) => [id, foreign].includes(item.id))).toMatchObject([{ id, channel: 'mail', state: 'unknown', person: 'e-qc', customerCode: null, title: { zh: '超时' }, attempts: 1 }]);
    expect((await stand.get('/deliveries', 'e-qc')).status).toBe(403);
  });

  it('that arrived are closed; others are queued again under their key', async () => {
    const [arrived, again] = [await delivery('unknown'), await delivery('failed')];
    expect((await settle(arrived, 'arrived')).body).toEqual({ id: arrived, state: 'delivered' });
    expect((await settle(again, 'again')).body).toEqual({ id: again, state: 'queued' });
    expect(await stand.database.dataSource.query('select state, settled_by, failures from delivery where id = any($1) order by state', [[arrived, again]])).toEqual([
      { state: 'delivered', settled_by: 'e-operator', failures: 0 }, { state: 'queued', settled_by: 'e-operator', failures: 0 },
    ]);
    expect((await settle(arrived, 'again')).body.code).toBe('delivery-not-open');
  });

  it.each<[string, () => Promise<Answer>, number]>([
    ['one that was sent', async () => settle(await delivery('sent'), 'again'), 409],
    ['one of another company', async () => settle(await delivery('unknown', 'GT02'), 'arrived'), 404],
    ['somebody who may not', async () => settle(await delivery('unknown'), 'arrived', 'e-gm'), 403],
    ['an outcome there is not', async () => settle(await delivery('unknown'), 'lost'), 400],
  ])('refuse %s', async (_what, attempt, status) => expect((await attempt()).status).toBe(status));
});
