import { describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import { responsibilityFaults } from './responsibility.rules.js';

const TABLE: TaskMenu = {
  bearers: [
    { fault: 'own', cause: 'slow', bearer: 'SALES', free: false }, { fault: 'own', cause: 'quality', bearer: 'PROD', free: false },
    { fault: 'carrier', cause: 'slow', bearer: 'CARRIER', free: true }, { fault: 'carrier', cause: 'quality', bearer: 'CARRIER', free: true },
  ],
  penalty: 'fine',
};
const decision = { fault: 'own', unitCode: 'WS-2', cause: 'quality', bearer: 'PROD', assessment: { code: 'KH-1' } } as const;
const paths = (more: object, menu: TaskMenu = TABLE) => responsibilityFaults({ ...decision, ...more }, menu).map(({ path }) => path);

describe('责任判定', () => {
  it('R39: the cost is borne by whom the table names for the fault and its cause', () => {
    expect(paths({})).toEqual([]);
    expect(responsibilityFaults({ ...decision, bearer: 'SALES' }, TABLE)).toEqual([expect.objectContaining({ path: 'bearer', zh: expect.stringContaining('PROD'), en: expect.stringContaining('PROD') })]);
    // the same fault by another cause is another's cost
    expect(paths({ cause: 'slow', bearer: 'SALES' })).toEqual([]);
  });
  it('leaves to the judge what no row says', () => expect(paths({ fault: 'carrier', bearer: 'INSURANCE' })).toEqual([]));
  it('takes the causes of the procedure alone, and any where it names none', () => {
    expect(paths({ cause: 'weather' })).toEqual(['cause']);
    expect(paths({ cause: 'weather' }, { bearers: [{ fault: 'own', bearer: 'PROD', free: false }] })).toEqual([]);
  });
  it('R40: an own fault is assessed where the procedure says so, nobody else’s is', () => {
    expect(paths({ assessment: undefined })).toEqual(['assessment']);
    expect(paths({ assessment: undefined }, { ...TABLE, penalty: 'none' })).toEqual([]);
    expect(paths({ fault: 'carrier', assessment: undefined })).toEqual([]);
  });
});
