import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { LabelText } from '@guitu/contracts/task';
import { GATE_FACTS } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { TaskList } from '@guitu/task-desk/tasks/task-list';
import { DeskTask, PublicTaskId } from '@guitu/task-desk/tasks/task-row';
import { Question } from '../questions/question.js';
import { readQuestions } from '../questions/read-questions.js';
import { isGreen, judgeAgain } from './judge-again.js';
import { readCustomerYear, readEarlier, readRegistered } from './read-card.js';

const Money = z.number().nullable().optional();
const DecisionCard = z.object({
  task: DeskTask,
  /** by the rules alone every line may come back: such a task may be decided with others at once */
  green: z.boolean(),
  /** applied for by the reader himself: somebody else decides */
  own: z.boolean(),
  customerCode: z.string(), reason: z.string().nullable(),
  /** 分; what is asked for, or what the goods cost. Money only for those who may see it */
  amount: Money,
  /** per line the verdict of the rules: which rule, by which inputs in words, and what it comes to (分) */
  lines: z.array(z.object({ line: z.int(), verdict: z.string(), reasons: z.array(z.object({ rule: z.string(), clause: z.string(), ...LabelText.shape })), net: Money })),
  /** effect on money if it is granted: 分 before and after deductions; null: none is settled */
  effect: z.object({ net: Money, value: z.number().nullable() }).nullable(),
  customerYear: z.object({ returns: z.int(), open: z.int(), rejected: z.int(), amount: Money }),
  /** 上次同类 */
  earlier: z.array(z.object({ returnNo: z.string(), customerCode: z.string(), verdict: z.string(), reasonCode: z.string().nullable(), level: z.int(), amount: Money, decidedBy: z.string(), decidedAt: z.number() })),
  /** 追问: what was asked about this return, and what was answered */
  questions: z.array(Question),
  photos: z.string().describe('address of the return’s attachments'),
  proposal: LabelText.describe('what the rules come to, in one sentence'),
}).meta({ id: 'DecisionCard' });
type DecisionCard = z.infer<typeof DecisionCard>;

const PROPOSALS = { true: { zh: '按制度全部可以受理，建议同意。', en: 'Every line is within the rules: accept.' }, false: { zh: '有需要判断的行，请看各行依据。', en: 'Some lines want a decision; see their reasons.' } };

/** 审批卡: everything a decision at this desk is made from, on one page. */
@ApiTags('审批卡 decision card')
@Controller('tasks')
export class DecisionCardController {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly tasks: TaskList) {}

  @Get(':id/card')
  @Permit('task.read')
  @ApiOperation({ summary: '审批卡 · What a decision is made from: verdict of the rules, money, the customer’s year, how it was decided last time' })
  @ApiOkResponse({ standardSchema: DecisionCard })
  async card(@CurrentActor() actor: Actor, @Param('id', { schema: PublicTaskId }) id: string): Promise<DecisionCard> {
    const task = await this.tasks.one(actor, id);
    const { returnNo, accepts, owner } = task;
    const gate = GATE_FACTS[accepts]?.gate;
    if (gate === undefined) throw Problem.notFound('这项待办不是审批。', 'That task decides nothing.');
    const [found, registered] = [await judgeAgain(this.database, actor.companyCode, returnNo), await readRegistered(this.database, actor.companyCode, returnNo)];
    const { customerCode, reason, amount, registeredBy } = registered;
    const [customerYear, earlier] = await Promise.all([readCustomerYear(this.database, actor.companyCode, customerCode), readEarlier(this.database, actor, accepts, returnNo, reason)]);
    const green = isGreen(found);
    const card: DecisionCard = {
      task, green, own: registeredBy === actor.staff, customerCode, reason, amount,
      lines: (found?.lines ?? []).map(({ line, verdict, reasons, net }) => ({ line, verdict, reasons: reasons.map((one) => ({ ...one })), net })),
      effect: found?.amount == null ? null : { net: found.amount.net, value: found.amount.value },
      customerYear, earlier, questions: await readQuestions(this.database, this.directory, actor, returnNo), photos: `/api/returns/v1/returns/${returnNo}/attachments`, proposal: PROPOSALS[`${green}`],
    };
    return readable(card, readingRights(actor), { deciding: actor.roles.includes(owner.role) || actor.roles.includes(owner.head) ? gate : undefined });
  }
}
