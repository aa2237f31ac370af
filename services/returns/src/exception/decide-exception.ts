/** 特批: of a late request (S000-02 §10), or of an appeal against a refusal (S000-12 (九)); never by who registered or appealed. */
import { Injectable } from '@nestjs/common';
import { DecideAtGate } from '../gate-decision/gate-decision.js';

@Injectable()
export class DecideException extends DecideAtGate<'exception'> {
  readonly kind = 'exception';
}
