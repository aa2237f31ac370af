import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import type { ExtendDeadline } from './extend-deadline.js';

/** An extension as a fact of its own, in the transaction of a decision that includes it. @returns its fact's id. @throws as ExtendDeadline */
export async function extendWithin(tx: Transaction, { actor, via }: Command, extendDeadline: ExtendDeadline, returnNo: string, payload: FactPayload<'extend'>): Promise<string> {
  const inner: Command = { actor, via, run: <T extends object>(work: (transaction: Transaction) => Promise<T>) => work(tx) };
  const { fact } = await extendDeadline.execute(inner, { returnNo, payload });
  return fact.factId;
}
