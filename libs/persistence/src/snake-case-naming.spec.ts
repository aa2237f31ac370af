import { describe, expect, it } from '@jest/globals';
import { SnakeCaseNaming } from './snake-case-naming.js';

describe('SnakeCaseNaming', () => {
  const naming = new SnakeCaseNaming();

  it.each([
    ['receivedQty', 'received_qty'],
    ['returnNo', 'return_no'],
    ['ERPNumber', 'erp_number'],
    ['line2Qty', 'line2_qty'],
  ])('%s is column %s', (property, column) => {
    expect(naming.columnName(property, undefined, [])).toBe(column);
  });

  it('keeps given names and prefixes embedded ones', () => {
    expect(naming.columnName('qty', 'quantity', [])).toBe('quantity');
    expect(naming.columnName('sumFen', undefined, ['netPrice'])).toBe('net_price_sum_fen');
    expect(naming.tableName('TaskEvent', undefined)).toBe('task_event');
    expect(naming.joinColumnName('returnCase', 'id')).toBe('return_case_id');
  });
});
