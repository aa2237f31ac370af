/** 折让审批: may the customer be offered a discount before anything comes back (S001-08); never by who registered. */
import { Injectable } from '@nestjs/common';
import { DecideAtGate } from '../gate-decision/gate-decision.js';

@Injectable()
export class ReviewDiscount extends DecideAtGate<'discount_approval'> {
  readonly kind = 'discount_approval';
}
