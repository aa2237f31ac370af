import { Injectable } from '@nestjs/common';
import { CheckPortion } from '../check-portion.js';
import { DispatchInspection } from './dispatch-inspection.entity.js';

/** 出货检验: packed goods are looked at before they leave; what fails is packed again (S001-18 §4.8). */
@Injectable()
export class InspectDispatch extends CheckPortion<'dispatch_check'> {
  readonly kind = 'dispatch_check';
  protected readonly table = DispatchInspection;
}
