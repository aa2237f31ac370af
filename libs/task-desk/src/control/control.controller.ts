import { ClaimedTimePayload } from '@guitu/contracts/facts/control';
import { commandBody, CommandFields } from '@guitu/contracts/http/command-body';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import type { Command } from '@guitu/platform/command/command';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { factRequest } from '../facts/fact-request.js';
import { FactRoute, ReturnNumber } from '../facts/fact-route.js';
import { CorrectFact } from './correct-fact.js';
import { DecideClaimedTime } from './decide-claimed-time.js';
import { ExtendDeadline } from './extend-deadline.js';
import { OverrideStep } from './override-step.js';
import { CompleteDuty, GrantLoop, ResolveAnomaly } from './task-answers.js';

/** What was entered late says itself what it claims. */
const ClaimedTimeBody = z.strictObject({ ...CommandFields.shape, ...ClaimedTimePayload.pick({ factId: true, verdict: true, reasonCode: true }).shape }).meta({ id: 'Record_claimed_time' });

@ApiTags('待办 tasks')
@Controller()
export class ControlController {
  constructor(
    private readonly extendDeadline: ExtendDeadline, private readonly resolveAnomaly: ResolveAnomaly,
    private readonly grantLoop: GrantLoop, private readonly completeDuty: CompleteDuty, private readonly correctFact: CorrectFact, private readonly overrideStep: OverrideStep,
    private readonly decideClaimedTime: DecideClaimedTime,
  ) {}

  @FactRoute('extend')
  extend(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('extend') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.extendDeadline.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('resolve')
  resolve(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('resolve') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.resolveAnomaly.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('grant')
  grant(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('grant') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.grantLoop.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('duty')
  duty(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('duty') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.completeDuty.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('correct')
  correct(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('correct') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.correctFact.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('override')
  override(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('override') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.overrideStep.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('claimed_time')
  claimedTime(@ReturnNumber() returnNo: string, @Body({ schema: ClaimedTimeBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.decideClaimedTime.execute(command, factRequest(returnNo, body));
  }
}
