/** A small department for the desk's own tests: quality with four actions that add nothing to what the desk does. */
import { attachmentUploads } from '@guitu/attachments/attachments.module';
import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { defineService } from '@guitu/platform/service/define-service';
import { Body, Controller, Injectable, Module } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import { DESK_MIGRATIONS } from '../desk-migrations.js';
import { FactAction } from '../facts/fact-action.js';
import { factRequest, type RecordedFactOf } from '../facts/fact-request.js';
import { FactRoute, ReturnNumber } from '../facts/fact-route.js';
import { questionReads } from '../questions/desk-questions.consumer.js';
import { deskReads, TaskDeskModule } from '../task-desk.module.js';

@Injectable()
class Contact extends FactAction<'contact'> {
  readonly kind = 'contact';
}
@Injectable()
export class Inspect extends FactAction<'inspect'> {
  readonly kind = 'inspect';
  /** Makes the department's own write fail, after everything else was done. */
  static failWrite = false;
  override async write(_tx: Transaction, _fact: RecordedFactOf<'inspect'>): Promise<void> {
    if (Inspect.failWrite) throw Problem.conflict('shelf-full', '货架已满。', 'The shelf is full.');
    return Promise.resolve();
  }
}
@Injectable()
class RequestScrap extends FactAction<'scrap_request'> {
  readonly kind = 'scrap_request';
}
@Injectable()
class ApproveScrap extends FactAction<'scrap_approval'> {
  readonly kind = 'scrap_approval';
}

@Controller()
class FactsController {
  constructor(private readonly contactAction: Contact, private readonly inspectAction: Inspect, private readonly request: RequestScrap, private readonly approve: ApproveScrap) {}

  @FactRoute('contact')
  contact(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('contact') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.contactAction.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('inspect')
  inspect(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('inspect') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.inspectAction.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('scrap_request')
  scrapRequest(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('scrap_request') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.request.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('scrap_approval')
  scrapApproval(@ReturnNumber() returnNo: string, @Body({ schema: commandBody('scrap_approval') }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.approve.execute(command, factRequest(returnNo, body));
  }
}

@Module({ imports: [TaskDeskModule.for('quality')], controllers: [FactsController], providers: [Contact, Inspect, RequestScrap, ApproveScrap] })
class SmallQualityModule {}

export const smallQuality = defineService({
  name: 'quality', title: 'small quality', uploads: [attachmentUploads('quality')], migrations: DESK_MIGRATIONS, reads: [deskReads('quality'), questionReads('quality')], module: () => SmallQualityModule,
});

/** A result of an inspection of so many pieces. */
export const inspected = (qty: string, more: object = {}) => ({ method: 'full', lines: [{ line: 1, sample: qty, passed: '0', failed: qty }], ...more });
