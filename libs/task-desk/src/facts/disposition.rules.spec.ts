import { describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { dispositionFaults } from './disposition.rules.js';

const task: Pick<TaskStatement, 'lines' | 'menu'> = {
  lines: [{ line: 1, item: 'A', qty: '1.5', unit: 'kg' }, { line: 1, item: 'A', qty: '0.25', unit: 'kg', portion: 'p2' }, { line: 2, item: 'B', qty: '3', unit: 'pcs' }],
  menu: { outcomes: [{ goods: 'SCRAP', remedies: ['NONE'], clause: 'S000-04 §5.6' }, { goods: 'REWORK', remedies: ['REPAIR_RETURN', 'NONE'], clause: 'S000-04 §5.6' }] },
};
const scrap = (qty: string) => ({ qty, goods: 'SCRAP' as const, remedy: 'NONE' as const });
const faults = (lines: Parameters<typeof dispositionFaults>[0]['lines']) => dispositionFaults({ lines }, task).map(({ path }) => path);

describe('dispositionFaults', () => {
  it('lets a line be split over allowed outcomes, in tenths that floats cannot add', () => {
    const split = [scrap('0.1'), scrap('0.2'), { qty: '1.45', goods: 'REWORK' as const, remedy: 'REPAIR_RETURN' as const }];
    expect(faults([{ line: 1, portions: split }, { line: 2, portions: [scrap('3')] }])).toEqual([]);
  });

  it('R23: the portions of a line must be its whole quantity over all its entries', () => {
    expect(faults([{ line: 1, portions: [scrap('1.749')] }, { line: 2, portions: [scrap('3')] }])).toEqual(['lines.0.portions']);
    expect(faults([{ line: 1, portions: [scrap('1.75')] }, { line: 2, portions: [scrap('3'), scrap('1')] }])).toEqual(['lines.1.portions']);
  });

  it('names the clause when the remedy does not belong to the outcome', () => {
    const [fault] = dispositionFaults({ lines: [{ line: 1, portions: [{ ...scrap('1.75'), remedy: 'REPLENISH' }] }, { line: 2, portions: [scrap('3')] }] }, task);
    expect(fault).toMatchObject({ path: 'lines.0.portions.0.remedy', zh: expect.stringContaining('S000-04 §5.6'), en: expect.stringContaining('Replenishment') });
  });

  it('refuses to leave a line undecided', () => {
    expect(faults([{ line: 2, portions: [scrap('3')] }])).toEqual(['lines']);
  });
});
