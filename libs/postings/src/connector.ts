/** Port to a system that books: an ERP, a bank, a payment provider. */
import type { TaskLine } from '@guitu/contracts/task';
import type { MoneyKind, OrderKind, PostingKind } from './vocabulary.js';

/** What it is asked to book; names of customers and accounts are the connector's own to look up. */
export type BookingRequest = Booked & (BookedMoney | BookedOrder);
interface Booked {
  /** written into a field of the other system by which it can be asked */
  readonly key: string;
  readonly companyCode: string; readonly returnNo: string;
}
interface BookedMoney {
  readonly kind: MoneyKind;
  /** Fen */
  readonly amount: number;
  /** route of a refund, method of a credit */
  readonly way: string;
}
interface BookedOrder { readonly kind: OrderKind; readonly order: OrderedWork }

/** Work production orders of the other system: the whole quantity of a task. */
export interface OrderedWork {
  readonly lines: readonly Pick<TaskLine, 'line' | 'item' | 'batch' | 'qty' | 'unit'>[];
  /** of all lines, in their unit */
  readonly qty: string;
  /** UTC ms; null: no date was set */
  readonly due: number | null;
  readonly priority: boolean; readonly lineCode: string | null;
}

/** The other system understood and will not book it. Anything else that is thrown says nothing about what it did. */
export class BookingRefused extends Error {
  /** @param code lower case, digits and hyphens: the other system's words stay outside */
  constructor(readonly code: string) {
    super(`refused: ${code}`);
    this.name = 'BookingRefused';
  }
}

export interface Connector {
  readonly kinds: readonly PostingKind[];
  /** whose documents it books; null: of every company that has no system of its own */
  readonly companies: readonly string[] | null;
  /** Does the other system itself refuse a second document with the same key? Only then is a posting ever sent again unasked. */
  readonly keysAreUnique: boolean;
  /** The number under which this key is booked; null when it is not there. Throws when nobody answers. */
  find(companyCode: string, kind: PostingKind, key: string): Promise<string | null>;
  /** Books it and gives its voucher number. @throws BookingRefused · anything else: nobody knows */
  book(request: BookingRequest): Promise<string>;
}

/** The one system that books a company's documents of a kind; undefined where none is set up. */
export function connectorFor(connectors: readonly Connector[], companyCode: string, kind: PostingKind): Connector | undefined {
  const able = connectors.filter(({ kinds }) => kinds.includes(kind));
  return able.find(({ companies }) => companies?.includes(companyCode) === true) ?? able.find(({ companies }) => companies === null);
}
