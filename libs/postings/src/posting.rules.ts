/**
 * What becomes of a posting after each answer. The outer world is asked by key before anything is repeated; what stays unknown
 * becomes a person's task, never a second document (design.md §6). Pure.
 */

/** How often the other system is asked before a person is (attempts, each claimed). */
export const MOST_ATTEMPTS = 6;
/** Wait before the next question, doubled with each attempt (ms). */
export const ASK_AGAIN_AFTER = 15_000;

/** `found`: it is booked under this number · `absent`: asked by key, not there · `silent`: nobody answered, or not in time */
export type Answer =
  | { readonly is: 'found'; readonly voucherNo: string } | { readonly is: 'absent' }
  | { readonly is: 'refused'; readonly code: string } | { readonly is: 'silent' };
export type Next =
  | { readonly to: 'booked'; readonly voucherNo: string } | { readonly to: 'send' } | { readonly to: 'refused'; readonly reason: string }
  | { readonly to: 'unknown'; readonly reason: string } | { readonly to: 'later'; readonly waitMs: number };

/** @param attempts including this one @param repeated it may have been handed over before @param keysAreUnique see Connector */
export function nextOf(answer: Answer, { attempts, repeated, keysAreUnique }: { attempts: number; repeated: boolean; keysAreUnique: boolean }): Next {
  const later = (): Next => (attempts < MOST_ATTEMPTS ? { to: 'later', waitMs: ASK_AGAIN_AFTER * 2 ** (attempts - 1) } : { to: 'unknown', reason: 'no-answer' });
  switch (answer.is) {
    case 'found': return { to: 'booked', voucherNo: answer.voucherNo };
    case 'silent': return later();
    // a late first copy may still be on its way: only a system that refuses the second may be sent one
    case 'absent': return keysAreUnique ? { to: 'send' } : { to: 'unknown', reason: 'sent-and-not-found' };
    // the refusal of a repeat may be about the first copy, which then shows when asked by key
    case 'refused': return repeated ? later() : { to: 'refused', reason: answer.code };
  }
}
