/** 报价 (R25; P21 fee): what the customer is asked to agree to. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** A date that has passed promises nothing, and a part stands in the list once. @param now UTC milliseconds */
export function quoteFaults({ parts, promisedAt }: Pick<FactPayload<'quote'>, 'parts' | 'promisedAt'>, now: number): FieldError[] {
  const repeated = parts.flatMap(({ item }, index): FieldError[] =>
    parts.findIndex((other) => other.item === item) < index ? [{ path: `parts.${index}.item`, zh: `配件 ${item} 写了两次`, en: `part ${item} is named twice` }] : []);
  return [...(promisedAt !== undefined && promisedAt <= now ? [{ path: 'promisedAt', zh: '承诺日期已过', en: 'the promised date has passed' }] : []), ...repeated];
}
