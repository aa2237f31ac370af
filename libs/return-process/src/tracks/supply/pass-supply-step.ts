/** 换补下单, 备货完成, 换货发出. */
import { completeStep } from '../../engine/advance.js';
import { inform } from '../../engine/anomalies.js';
import { takeSupply } from './supplies.js';
import { lineOf, type Supply } from '../../state.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { positive } from '../../facts/read.js';
import { sign } from '../../facts/signatures.js';

/** A part of the quantity has passed the step; the rest keeps the task. A supply called off meanwhile is shown, its goods are gone. */
export const supplyStep: StepHandler = (draft, { scope, def }, fact, at) => {
  const supply = scope as Supply;
  const qty = positive(fact.payload['qty'], lineOf(draft.state, supply.line)?.unit ?? 'pcs');
  if (qty === null) return misfit('malformed');
  if (qty > supply.qty) return misfit('quantity_excess');
  const part = takeSupply(draft, supply, qty);
  completeStep(draft, part, def.key, at);
  if (def.key === 'supplyOrder') sign({ scope: part, def }, fact, 1, at);
  if (supply.decision === 'void') inform(draft, 'after_void', { step: def.key, scope: supply.id, factId: fact.factId });
  return 'applied';
};
