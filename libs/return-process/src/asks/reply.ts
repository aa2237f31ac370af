/** 客户答复: what the customer said, or what his silence means, and what a step does with it. */
import type { Loop } from '../policy/steps.js';
import type { ReturnDraft } from '../context.js';
import type { Outcome } from '../facts/outcome.js';
import type { Target } from '../facts/target.js';

export const ANSWERS = ['accept', 'refuse', 'counter'] as const;
export type Answer = (typeof ANSWERS)[number];

/** `choice`: which of the offered remedies he chose; `amount`: what both agreed instead of what was proposed, Fen; `deemed`: nobody answered, time did. */
export interface Reply { readonly answer: Answer; readonly choice: string | null; readonly amount: number | null; readonly deemed: boolean }

/** What an answer does; the step is completed by it. Must change nothing when it returns a misfit. */
export type ReplyHandler = (draft: ReturnDraft, target: Target, reply: Reply, at: number) => Outcome;

/** 协商: a counter-proposal sends the question, and what it asks about, round again while rounds are left. */
export interface Counter { readonly loop: Loop; readonly again: (draft: ReturnDraft, target: Target, at: number) => void }
