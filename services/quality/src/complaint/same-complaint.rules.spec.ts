import { expect, it } from '@jest/globals';
import { isSame } from './same-complaint.rules.js';

const of = (batch: string | null, from?: string, to: string = from ?? '') => ({ item: 'PUMP', batch, serials: from === undefined ? null : { from, to } });
const complaint = (goods: ReturnType<typeof of>) => ({ ...goods, defectCode: 'leak' });

it.each<[string, ReturnType<typeof of>, ReturnType<typeof of>, readonly string[], boolean]>([
  ['the same batch and defect', of('B1'), of('B1'), ['noise', 'leak'], true],
  ['the same batch, nothing found yet', of('B1'), of('B1'), [], true],
  ['another defect', of('B1'), of('B1'), ['noise'], false],
  ['another batch', of('B1'), of('B2'), ['leak'], false],
  ['a serial of its range', of(null, 'S010', 'S020'), of(null, 'S015'), ['leak'], true],
  ['a range that begins before and ends in it', of(null, 'S010', 'S020'), of(null, 'S001', 'S010'), ['leak'], true],
  ['a range around it', of(null, 'S010', 'S020'), of(null, 'S001', 'S099'), ['leak'], true],
  ['a serial beyond', of(null, 'S010', 'S020'), of(null, 'S021'), ['leak'], false],
  ['a longer serial that sorts into it', of(null, 'S010', 'S020'), of(null, 'S0150'), ['leak'], false],
  ['goods of no known batch', of('B1'), of(null), ['leak'], false],
  ['the product alone', of(null), of(null), ['leak'], true],
  ['a batch where the complaint is about the product alone', of(null), of('B1'), ['leak'], false],
])('%s', (_what, about, goods, defects, same) => expect(isSame(complaint(about), goods, defects)).toBe(same));

it('another product is never the same', () => expect(isSame(complaint(of('B1')), { ...of('B1'), item: 'VALVE' }, ['leak'])).toBe(false));
