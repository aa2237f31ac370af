import { BookingRefused, type BookingRequest, type Connector, type OrderedWork } from '../connector.js';

/** What the next request meets: booked and answered · refused · booked and cut before the answer · never answered, booked later by `arrive` · nobody there */
export type Behaviour = 'books' | 'refuses' | 'cut' | 'hangs' | 'away';

/** A system that books, as badly as a test says. Numbers are its own; `documents` is what an auditor would find in it. */
export class TestSink implements Connector {
  readonly kinds = ['settlement', 'refund', 'rework_order', 'replenishment_order'] as const;
  readonly companies = null;
  readonly documents: { key: string; voucherNo: string; amount?: number; order?: OrderedWork }[] = [];
  asked = 0;
  behaviour: Behaviour = 'books';
  private readonly late: BookingRequest[] = [];

  /** @param keysAreUnique it refuses a second document with the same key by itself @param name begins its numbers */
  constructor(readonly keysAreUnique: boolean = true, private readonly name: string = 'ERP') {}

  async find(_companyCode: string, _kind: string, key: string): Promise<string | null> {
    this.asked += 1;
    if (this.behaviour === 'away') throw new Error('nobody there');
    return Promise.resolve(this.documents.find((one) => one.key === key)?.voucherNo ?? null);
  }

  async book(request: BookingRequest): Promise<string> {
    if (this.behaviour === 'refuses') throw new BookingRefused('period-closed');
    if (this.behaviour === 'away') throw new Error('nobody there');
    if (this.behaviour === 'hangs') {
      this.late.push(request);
      return new Promise(() => undefined);
    }
    const voucherNo = this.write(request);
    if (this.behaviour === 'cut') throw new Error('connection reset');
    return Promise.resolve(voucherNo);
  }

  /** Requests that hung are booked now. */
  arrive(): void {
    for (const request of this.late.splice(0)) {
      if (!this.keysAreUnique || !this.documents.some(({ key }) => key === request.key)) this.write(request);
    }
  }

  private write(request: BookingRequest): string {
    const { key } = request;
    if (this.keysAreUnique && this.documents.some((one) => one.key === key)) throw new BookingRefused('key-taken');
    const voucherNo = `${this.name}-${this.documents.length + 1}`;
    this.documents.push({ key, voucherNo, ...('order' in request ? { order: request.order } : { amount: request.amount }) });
    return voucherNo;
  }
}
