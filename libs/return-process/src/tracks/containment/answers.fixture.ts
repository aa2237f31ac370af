/** 遏制: answers for the walk. */
import type { Answers } from '../answers.fixture.js';

export const CONTAINMENT_ANSWERS: Answers = {
  hold: () => [{ placeCode: 'A1', label: 'x', lines: [] }],
  release: () => [{ places: [] }],
};
