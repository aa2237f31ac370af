/** 拆解完成 (§4.4 dismantling). */
import { parseQuantity } from '@guitu/contracts/quantity';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, positive, rows } from '../../facts/read.js';
import { lineOf, type Portion } from '../../state.js';
import { progressOf, share } from './share-portion.js';

const STATES = ['good', 'refurbish', 'scrap'] as const;

/**
 * 拆解完成: parts are what the goods were turned into, pieces of other items; the line's own quantity ends as 拆机 and stays what
 * it was (I1).
 */
export const dismantle: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const given = rows(payload['parts']);
  const unit = lineOf(draft.state, portion.line)?.unit ?? 'pcs';
  if (given === null || given.length === 0) return misfit('malformed');
  const parts = given.flatMap(({ item, qty, state: standing }) => {
    const [named, pieces, kept] = [code(item), positive(qty, 'pcs'), STATES.find((one) => one === standing)];
    return named === null || pieces === null || kept === undefined ? [] : [{ item: named, qty: pieces, state: kept }];
  });
  if (parts.length < given.length) return misfit('malformed');
  const taken = payload['qty'] === undefined ? portion.qty - progressOf(portion, def.key).reduce((sum, qty) => sum + qty, 0) : parseQuantity(payload['qty'], unit);
  const whole: Portion[] = [];
  const outcome = share(draft, portion, def.key, [taken], [(part) => {
    completeStep(draft, part, def.key, at);
    whole.push(part);
  }]);
  const { id, line } = whole[0] ?? portion;
  if (outcome === 'applied') draft.state.conversions = [...(draft.state.conversions ?? []), ...parts.map((won) => ({ portion: id, line, ...won }))];
  return outcome;
};
