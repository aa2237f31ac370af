/** 拆解完成 (process-model.md §4.4; S003-14 拆机): parts are pieces of other items. That no more was taken apart than there is, the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { FieldError } from '@guitu/platform/http/problem';

/** At least one part, each in whole pieces, and each item once per state: twice would be counted twice. */
export function dismantlingFaults({ parts }: Pick<FactPayload<'dismantle'>, 'parts'>): FieldError[] {
  if (parts.length === 0) return [{ path: 'parts', zh: '请填写拆出的零件。', en: 'Say which parts were won.' }];
  return parts.flatMap(({ item, qty, state }, i): FieldError[] => {
    const twice = parts.findIndex((other) => other.item === item && other.state === state) < i;
    return [
      ...(parseQuantity(qty, 'pcs') === null ? [{ path: `parts.${i}.qty`, zh: `零件数量 ${qty} 须为整件。`, en: `${qty} is not a whole number of pieces.` }] : []),
      ...(twice ? [{ path: `parts.${i}.item`, zh: `零件 ${item} 重复。`, en: `The part ${item} is named twice.` }] : []),
    ];
  });
}
