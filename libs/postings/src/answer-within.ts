/** No answer of another system by then is silence (ms); a claim lasts longer. */
export const ANSWER_WITHIN = 20_000;
