/** Where the next page of a list begins: the last row's place in the order, as one opaque word. */
import { z } from 'zod';

export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The parameter a page is asked for by; refused when it is no place of this list. */
export const cursor = <T>(place: z.ZodType<T>) => z.string().max(400).regex(/^[\w-]+$/).transform((text, context): T => {
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    context.addIssue({ code: 'custom', message: 'not a cursor of this list' });
    return z.NEVER;
  }
});
