/** 首次联系 at the desk. */
import { expect, it } from '@jest/globals';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfContact(stand: () => QualityStand): void {
  it('首次联系: a call made before the desk was asked is kept with its words at the desk', async () => {
    const returnNo = newReturnNo();
    const answer = await stand().desk.post(`/returns/${returnNo}/contacts`, 'e-qcs', { resultCode: 'reached', attrs: {}, opinion: '客户要求现场处理' });
    expect(answer.status).toBe(201);
    const { fact } = answer.body as unknown as { fact: { payload: { opinionRef: string } } };
    expect(await stand().rowsOf('contact', returnNo)).toEqual([expect.objectContaining({ opinion_ref: fact.payload.opinionRef })]);
    expect((await stand().desk.rows<{ id: string; words: string }>('opinion')).find(({ id }) => id === fact.payload.opinionRef)?.words).toBe('客户要求现场处理');
  });
}
