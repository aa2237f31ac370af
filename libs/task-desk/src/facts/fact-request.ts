/** What somebody wants recorded, whichever way it came in. */
import type { FactBody } from '@guitu/contracts/fact';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { CommandFields } from '@guitu/contracts/http/command-body';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Goods } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';

export interface FactRequest<K extends FactKind> extends CommandFields {
  readonly returnNo: string;
  readonly payload: FactPayload<K>;
}

/** 期初在途: what a desk would have looked up before a fact, had it been there then (take-over/take-over.ts). */
export interface TakenOverGround {
  /** number of the return in the system it comes from */
  readonly externalId: string;
  /** the task the fact answered, as it was stated then; null: it needed none */
  readonly task: TaskStatement | null;
  /** what had been decided for the goods of its portion */
  readonly goods: Goods | null;
}

/** A fact as it was committed, with its gap-free number. */
export type RecordedFactOf<K extends FactKind> = Omit<FactBody, 'kind' | 'payload'> & { readonly kind: K; readonly payload: FactPayload<K>; readonly seq: number; readonly takenOver?: TakenOverGround };

/** What a fact should have said: the correction's own envelope, with the payload that holds from now on. */
export interface CorrectionOf<K extends FactKind> extends Omit<RecordedFactOf<K>, 'scope'> {
  /** id of the fact that is corrected; it stays as it was recorded */
  readonly corrects: string;
}

/** What a department's own rules may look at before anything is written. */
export interface Known<K extends FactKind> {
  readonly actor: Actor;
  readonly companyCode: string;
  readonly plantCode: string;
  readonly returnNo: string;
  readonly payload: FactPayload<K>;
  /** the open task that is answered; null for a fact of the world without one */
  readonly task: TaskStatement | null;
  /** ids of the attachments that come with it; whose they are is asked when the fact is written */
  readonly attachments: readonly string[];
  /** 期初在途: when it was recorded elsewhere (UTC ms); what holds for what people do now is not asked of it: who may, and by which way */
  readonly takenOverFrom?: number;
}

/** Takes an HTTP body (contracts/http/command-body.ts) apart: the command's own fields, and the fact's payload spread beside them. */
export function factRequest<K extends FactKind>(returnNo: string, body: Readonly<Record<string, unknown>>): FactRequest<K> {
  const own = new Set(Object.keys(CommandFields.shape));
  const [fields, payload] = [true, false].map((mine) => Object.fromEntries(Object.entries(body).filter(([key]) => own.has(key) === mine)));
  return { ...(fields as CommandFields), returnNo, payload: payload as FactPayload<K> };
}
