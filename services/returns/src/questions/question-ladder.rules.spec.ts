import { describe, expect, it } from '@jest/globals';
import { nextRungAt, toldAt } from './question-ladder.rules.js';

const HOUR = 3_600_000;
const QC = { role: 'qc', head: 'qcHead' };
const roles = (rung: number, to: typeof QC | null = QC) => toldAt(to, 'csHead', rung).roles.map(({ role }) => role);

describe('提问 that nobody answers', () => {
  it('is said again at three quarters of its time, when it is due, a day later, then every week without end', () => {
    const asked = { askedAt: HOUR, dueAt: 9 * HOUR };
    expect([0, 1, 2, 3, 4, 30].map((rung) => nextRungAt(asked, rung) / HOUR)).toEqual([7, 9, 33, 33 + 168, 33 + 336, 33 + 28 * 168]);
  });

  it('reaches whoever is asked, then his head, then management; whoever asked from its due time on', () => {
    expect([0, 1, 2, 3, 9].map((rung) => roles(rung))).toEqual([['qc'], ['qc'], ['qc', 'qcHead'], ['qcHead', 'gm'], ['qcHead', 'gm']]);
    expect([0, 1, 2, 3].map((rung) => toldAt(QC, 'csHead', rung).asker)).toEqual([false, false, true, true]);
    expect(toldAt({ role: 'qcHead', head: 'qcHead' }, 'csHead', 2).roles).toEqual([{ role: 'qcHead', head: 'qcHead' }]);
  });

  it('to the customer reminds whoever asked, late his head too', () => {
    expect([0, 1, 2, 3].map((rung) => [roles(rung, null), toldAt(null, 'csHead', rung).asker])).toEqual([[[], false], [[], true], [[], true], [['csHead'], true]]);
  });
});
