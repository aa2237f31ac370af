import { describe, expect, it } from '@jest/globals';
import type { TaskLine } from '@guitu/contracts/task';
import { quantityFaults } from './quantities.rules.js';

const lines: TaskLine[] = [{ line: 1, item: 'PAINT', qty: '0.3', unit: 'kg' }, { line: 2, item: 'CAN', qty: '4', unit: 'can' }];
const paths = (faults: { path: string }[]) => faults.map((fault) => fault.path);

describe('quantityFaults', () => {
  it('adds exactly: 0.1 + 0.2 kg are 0.3 kg', () => {
    const portion = (qty: string) => ({ qty, goods: 'SCRAP' as const, remedy: 'NONE' as const });
    expect(quantityFaults('dispose', { lines: [{ line: 1, portions: [portion('0.1'), portion('0.2')] }] }, lines)).toEqual([]);
    expect(paths(quantityFaults('dispose', { lines: [{ line: 1, portions: [portion('0.1'), portion('0.201')] }] }, lines))).toEqual(['lines']);
  });

  it('knows each unit’s steps: grams of paint, but no half cans', () => {
    expect(quantityFaults('hold', { placeCode: 'P', label: 'x', lines: [{ line: 1, qty: '0.001' }] }, lines)).toEqual([]);
    expect(paths(quantityFaults('hold', { placeCode: 'P', label: 'x', lines: [{ line: 1, qty: '0.0001' }, { line: 2, qty: '0.5' }] }, lines))).toEqual(['lines.0.qty', 'lines.1.qty']);
  });

  it('lets a receipt count more than was announced, since a surplus is a discrepancy and no error', () => {
    const receipt = { lines: [{ line: 2, received: '9' }], documents: [], signedBy: [] };
    expect(quantityFaults('receive', receipt, lines)).toEqual([]);
  });

  it('adds up both parts of a repair and of a re-inspection', () => {
    const cans = [{ line: 1, item: 'CAN', qty: '4', unit: 'can' as const }];
    expect(quantityFaults('repair', { qtyDone: '3', qtyUnrepairable: '1', hours: 1, material: [] }, cans)).toEqual([]);
    expect(paths(quantityFaults('repair', { qtyDone: '4', qtyUnrepairable: '1', hours: 1, material: [] }, cans))).toEqual(['qty']);
    expect(paths(quantityFaults('reinspect', { pass: '4', fail: '1', defects: [] }, cans))).toEqual(['qty']);
  });

  it('lets a line have several results on site, within its quantity', () => {
    const onsite = (qty: string) => ({ lines: [{ line: 2, qty: '2', result: 'keep' }, { line: 2, qty, result: 'return' }] });
    expect(quantityFaults('onsite', onsite('2'), lines)).toEqual([]);
    expect(paths(quantityFaults('onsite', onsite('3'), lines))).toEqual(['lines']);
  });

  it('says in both languages what is there and what was given', () => {
    const [fault] = quantityFaults('scrap', { qty: '5' }, [{ line: 1, item: 'CAN', qty: '4', unit: 'can' }]);
    expect(fault).toEqual({ path: 'qty', zh: '数量 5 超过待办数量 4。', en: '5 exceeds the task’s 4.' });
  });
});
