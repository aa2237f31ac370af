/** 换补审批: what was ordered for the customer may be made and sent (S000-05, S001-18, S001-20, S003-14); never by who ordered it. */
import { Injectable } from '@nestjs/common';
import { DecideAtGate } from '../gate-decision/gate-decision.js';

@Injectable()
export class ReviewReplacement extends DecideAtGate<'replacement_approval'> {
  readonly kind = 'replacement_approval';
}
