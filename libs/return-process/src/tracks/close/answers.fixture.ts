/** 结案: answers for the walk. */
import type { Answers } from '../answers.fixture.js';

export const CLOSE_ANSWERS: Answers = {
  close_review: ({ menu: { verdicts = [], level } }) => verdicts.map((verdict) => ({ gate: 'close', level, verdict })),
  survey: () => [{ score: 8 }],
};
