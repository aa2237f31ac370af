import { expect, it } from '@jest/globals';
import { treatmentFaults } from './treatment.rules.js';

it('换证销售 (S000-03): needs the new certificate; other treatment needs none', () => {
  expect(treatmentFaults({}, { requires: ['certificate'] }).map(({ path }) => path)).toEqual(['certificateNo']);
  expect(treatmentFaults({ certificateNo: 'HG-1' }, { requires: ['certificate'] })).toEqual([]);
  expect(treatmentFaults({}, {})).toEqual([]);
});
