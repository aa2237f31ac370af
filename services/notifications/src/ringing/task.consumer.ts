import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AnomalyStatedV1, FactAppliedV1, StrayFactV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { readEvent } from '@guitu/contracts/events/read-event';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import { ANOMALIES } from '@guitu/contracts/vocabulary';
import { Directory } from '@guitu/identity/directory';
import { EventContext } from '@guitu/messaging/event-context';
import { HousePeople } from '@guitu/platform/service/house-people';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { changedMessage, changesOf, commitmentOf, type Commitment } from '../changes/commitment.rules.js';
import { keepCustomer } from '../customer/keep-customer-event.js';
import { keepOpenTask } from '../digest/keep-open-task.js';
import { NotificationClock } from '../notification-clock.js';
import { CLASS_ROLES, RULES, ruleFor, SOON_HOURS } from '../rules/notification-rules.js';
import { workingTime } from '../rules/quiet-hours.rules.js';
import { classMessage, differenceMessage, strayMessage, taskMessage } from './message.rules.js';
import { NewTasks } from './new-tasks.js';
import { onShiftFirst } from './on-shift.js';
import { recipientsOf } from './recipients.rules.js';
import { ownerOfReturn } from './registrar.js';
import { Ring } from './ring.js';
import { occasionOf } from './ringing.consumer.js';
import { keepUnderWay, wasThere } from './under-way.js';
import { withHeads } from './with-heads.js';

export const TASK_TYPES = [TaskStatedV1, FactAppliedV1, AnomalyStatedV1, StrayFactV1].map((event) => event.type);

/** Tasks that open and change, and what is found with the goods → who hears it. */
@Controller()
export class TaskConsumer {
  private readonly zone: string;

  constructor(private readonly directory: Directory, private readonly house: HousePeople, private readonly ring: Ring, private readonly newTasks: NewTasks, private readonly clock: NotificationClock, { timeZone }: ServiceConfig) {
    this.zone = timeZone;
  }

  @EventPattern<string>(TaskStatedV1.type)
  async taskStated(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const task = readEvent(TaskStatedV1, body);
    const before = await keepOpenTask(context.tx, task, this.clock.now());
    await keepCustomer(context.tx, task, task.customerCode);
    if (task.state !== 'open') return;
    if (before === null) await this.opened(context, task);
    else await this.changed(context, task, before);
  }

  /** 池检 has begun: after-sales and quality hear of it. */
  @EventPattern<string>(FactAppliedV1.type)
  async factApplied(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(FactAppliedV1, body);
    await keepUnderWay(context.tx, news, context.time);
    if (news.kind === 'pool_started' && news.outcome === 'applied') await this.classOf(context, news, FACT_KINDS.pool_started);
  }

  /** The class of a return changed too late to be simply followed. */
  @EventPattern<string>(AnomalyStatedV1.type)
  async anomalyStated(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(AnomalyStatedV1, body);
    if (news.kind === 'class_changed_late' && news.state === 'open' && news.count === 1) await this.classOf(context, news, ANOMALIES.class_changed_late);
  }

  @EventPattern<string>(StrayFactV1.type)
  async strayFact(@Payload() body: unknown, @Ctx() context: EventContext): Promise<void> {
    const news = readEvent(StrayFactV1, body);
    await this.ring.execute(context.tx, occasionOf(context, news, context.time.getTime(), 'difference'), strayMessage(news), await ownerOfReturn(context.tx, this.directory, news, this.clock.now()));
  }

  private async opened(context: EventContext, task: TaskStatement): Promise<void> {
    if (await wasThere(context.tx, task)) return;
    const now = this.clock.now();
    const soon = task.dueAt !== null && workingTime(task.openedAt, task.dueAt, this.zone) <= SOON_HOURS * 3_600_000;
    const rule = ruleFor('task', { step: task.step, soon, urgent: task.menu.priority === true });
    if (await this.newTasks.isNews(context.tx, task, rule)) {
      const asked = recipientsOf(this.directory, task, rule === 'stop_work' ? withHeads([task.owner]) : [task.owner], now);
      const recipients = RULES[rule].onShift ? onShiftFirst(this.house.records, task, asked, now, this.zone) : asked;
      await this.ring.execute(context.tx, occasionOf(context, task, task.openedAt, rule), taskMessage(task), recipients);
    }
    if (task.accepts !== 'discrepancy') return;
    await this.ring.execute(context.tx, occasionOf(context, task, task.openedAt, 'difference'), differenceMessage(task), await ownerOfReturn(context.tx, this.directory, task, now));
  }

  private async changed(context: EventContext, task: TaskStatement, before: Commitment): Promise<void> {
    const changes = changesOf(before, commitmentOf(task), this.zone);
    if (changes.length === 0) return;
    await this.ring.execute(context.tx, occasionOf(context, task, context.time.getTime(), 'changed'), changedMessage(task, changes), recipientsOf(this.directory, task, [task.owner], this.clock.now()));
  }

  private async classOf(context: EventContext, about: { companyCode: string; plantCode: string; returnNo: string }, what: { zh: string; en: string }): Promise<void> {
    const recipients = recipientsOf(this.directory, about, CLASS_ROLES.map((role) => ({ role })), this.clock.now());
    await this.ring.execute(context.tx, occasionOf(context, about, context.time.getTime(), 'class_change'), classMessage(about.returnNo, what), recipients);
  }
}
