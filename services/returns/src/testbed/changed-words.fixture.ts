/** 更正 (product.md §1 A10): what was said stays beside what should have been said, and who is asked meanwhile sees it in the task he has. */
import { expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { holderOf, play } from './play-return.js';
import { ReturnInProcess } from './return-in-process.js';
import type { ReturnsStand } from './returns-stand.js';

export function tellsOfCorrections(stand: () => ReturnsStand): void {
  it('A10: a corrected contact keeps before and after, and the open task says so under a higher revision: no second task', async () => {
    const process = await ReturnInProcess.of(stand(), 'S001-08@1', { attrs: { reason: 'personal', severity: 'minor' } });
    await play(process, {}, 'contact');
    const said = await process.task('contact');
    const person = holderOf(said);
    expect(await process.answer('contact', { resultCode: 'reached', attrs: { onsiteWanted: false } }, person)).toEqual(['applied']);
    const before = await process.tasks();
    expect(before).toMatchObject([{ step: 'complete', rev: 1, notes: [] }]);
    const { factId } = ((await stand().events(process.returnNo)).at(-1)?.body ?? {}) as unknown as RecordedFact['fact'];
    const corrected = { resultCode: 'reached', attrs: { severity: 'serious' } };
    expect(await process.says('correct', { factId, payload: corrected, reasonCode: 'typo' }, person)).toEqual(['applied']);
    expect(await process.tasks()).toMatchObject([{ taskId: before[0]?.taskId, rev: 2, notes: [{ code: 'corrected_contact', zh: '变更：首次联系已更正' }] }]);
    // the timeline is read from the topics, a moment later
    const told = await eventually('both words in the timeline', async () => {
      const { entries } = (await stand().desk.get(`/returns/${process.returnNo}/timeline`, person)).body as unknown as { entries: { title: { zh: string }; body: { payload?: object } }[] };
      const words = entries.filter(({ title }) => ['首次联系', '更正'].includes(title.zh));
      return words.length === 2 ? words : null;
    });
    expect(told.map(({ body }) => body.payload)).toMatchObject([{ attrs: { onsiteWanted: false } }, { factId, payload: corrected, reasonCode: 'typo' }]);
    const { corrections } = (await stand().desk.get('/anomalies', 'e-saleshead')).body as unknown as { corrections: { corrects: string }[] };
    expect(corrections.filter(({ corrects }) => corrects === factId)).toMatchObject([{ reasonCode: 'typo', before: { attrs: { onsiteWanted: false } }, after: corrected }]);
  });
}
