import { AttachmentsModule } from '@guitu/attachments/attachments.module';
import type { Subscription } from '@guitu/messaging/subscription';
import { StatusStatedV1 } from '@guitu/contracts/events/process-events';
import type { Desk } from '@guitu/contracts/vocabulary';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AnomaliesController } from './anomalies/anomalies.controller.js';
import { BoardController } from './board/board.controller.js';
import { ControlController } from './control/control.controller.js';
import { CorrectFact } from './control/correct-fact.js';
import { ExtendDeadline } from './control/extend-deadline.js';
import { DecideClaimedTime } from './control/decide-claimed-time.js';
import { OverrideStep } from './control/override-step.js';
import { CompleteDuty, GrantLoop, ResolveAnomaly } from './control/task-answers.js';
import { DeskName } from './desk.js';
import { AnswerEscalation } from './escalations/answer-escalation.js';
import { EscalationController } from './escalations/escalation.controller.js';
import { AskExtension } from './extensions/ask-extension.js';
import { DecideExtension } from './extensions/decide-extension.js';
import { ExtensionController } from './extensions/extension.controller.js';
import { FactDesk } from './facts/fact-desk.js';
import { DESK_EVENT_TYPES, DeskEventsController } from './process/desk-events.controller.js';
import { OpenReturnsController } from './open-returns/open-returns.controller.js';
import { OperatorEntries } from './process/operator-entries.js';
import { ResendUnconfirmed } from './process/resend-unconfirmed.js';
import { TakeOverConsumer } from './take-over/take-over.consumer.js';
import { TakeOver } from './take-over/take-over.js';
import { TaskStatements } from './process/task-statements.js';
import { ReturnsController } from './returns/returns.controller.js';
import { AssigneesController } from './tasks/assignees.controller.js';
import { ChangeHolder } from './tasks/change-holder.js';
import { LateNotices } from './late-notices/late-notices.js';
import { DeskQuestionsConsumer } from './questions/desk-questions.consumer.js';
import { DeskQuestionsController } from './questions/desk-questions.controller.js';
import { HoldingsController } from './holdings/holdings.controller.js';
import { RoleUseController } from './role-use/role-use.controller.js';
import { SavedViews } from './tasks/saved-views.js';
import { SavedViewsController } from './tasks/saved-views.controller.js';
import { ListAssignees } from './tasks/list-assignees.js';
import { TaskHandlingController } from './tasks/task-handling.controller.js';
import { TaskList } from './tasks/task-list.js';
import { TasksController } from './tasks/tasks.controller.js';

/** The desk every department has: tasks, answers, recording facts. Departments import it once and add their actions. */
@Global()
@Module({})
export class TaskDeskModule {
  static for(desk: Desk): DynamicModule {
    return {
      module: TaskDeskModule,
      imports: [AttachmentsModule],
      controllers: [BoardController, ExtensionController, AnomaliesController, EscalationController, AssigneesController, TasksController, TaskHandlingController, SavedViewsController, ReturnsController, ControlController, RoleUseController, HoldingsController, OpenReturnsController, DeskQuestionsController, DeskQuestionsConsumer, TakeOverConsumer, DeskEventsController],
      providers: [
        { provide: DeskName, useValue: new DeskName(desk) },
        FactDesk, TaskList, ListAssignees, ChangeHolder, SavedViews, TaskStatements, OperatorEntries, ResendUnconfirmed, ExtendDeadline, ResolveAnomaly, GrantLoop, CompleteDuty, CorrectFact, OverrideStep, DecideClaimedTime, AskExtension, DecideExtension, AnswerEscalation, LateNotices, TakeOver,
      ],
      exports: [DeskName, FactDesk, OverrideStep, TaskList, TaskStatements, LateNotices, TakeOver],
    };
  }
}

/** What a desk reads from the process: for `defineService({ reads: [deskReads('quality')] })`. */
export const deskReads = (desk: Desk): Subscription => ({
  source: 'process', only: DESK_EVENT_TYPES, addressedTo: desk,
  // what changes the desk's own task comes with it; where other returns stand is read later
  mayWait: ({ type }) => type === StatusStatedV1.type,
});
