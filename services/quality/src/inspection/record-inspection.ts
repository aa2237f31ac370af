import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { FactRequest, Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { defectFaults } from './findings/defect-codes.js';
import { measureFaults, placeOf, type Measure } from './findings/measures.rules.js';
import { withRestPassed } from './findings/rest-passed.rules.js';
import { InspectionLine } from './inspection-line.entity.js';
import { Inspection } from './inspection.entity.js';
import { inspectionFaults, linesToInspect, type LineToInspect } from './inspection.rules.js';
import { readInspectionPlans } from './plan/read-inspection-plans.js';

/** 检验结果: what was found on the goods of a consignment; the next step, 判定, is made from it. */
@Injectable()
export class RecordInspection extends FactAction<'inspect'> {
  readonly kind = 'inspect';

  override async check({ companyCode, payload, task, takenOverFrom }: Known<'inspect'>, tx: Transaction): Promise<FieldError[]> {
    const codes = payload.lines.flatMap(({ defects = [] }, i) => defects.map((code) => ({ code, path: `lines.${i}.defects` })));
    // a plan of today says nothing of what was inspected before Guitu
    const own = task === null ? [] : inspectionFaults(payload, task, takenOverFrom === undefined ? await readInspectionPlans(tx, companyCode, task.lines.map(({ item }) => item)) : undefined);
    return [...own, ...(await defectFaults(tx, companyCode, codes))];
  }

  /**
   * A result as it is entered: with 其余合格 for what it does not name, and with measured values, which stay here.
   * @throws Problem 422 as of every fact, and for a measured value that its plan or the result gives the lie
   */
  enter(command: Command, request: FactRequest<'inspect'>, { restPassed, measures }: { readonly restPassed: boolean; readonly measures: readonly Measure[] }): Promise<RecordedFact> {
    return command.run(async (tx) => {
      const { actor, via, traceparent } = command;
      const [row] = await tx.query<{ body: TaskStatement }>('select body from task where company_code = $1 and return_no = $2 and task_id = $3', [actor.companyCode, request.returnNo, request.taskId ?? null]);
      const lines = restPassed && row !== undefined ? withRestPassed(request.payload.lines, row.body.lines) : request.payload.lines;
      const recorded = await this.desk.record({ actor, via, traceparent, run: (work) => work(tx) }, { ...request, payload: { ...request.payload, lines } }, this);
      if (row !== undefined) await keepMeasures(tx, recorded.fact.factId, measures, linesToInspect(row.body, await readInspectionPlans(tx, actor.companyCode, row.body.lines.map(({ item }) => item))), lines);
      return recorded;
    });
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'inspect'>): Promise<void> {
    const { factId, scope, payload } = fact;
    await tx.manager.insert(Inspection, { ...recordedColumns(fact), consignment: scope?.consignment ?? null, method: payload.method, formNo: payload.formNo ?? null });
    await tx.manager.insert(InspectionLine, payload.lines.map(({ line, sample, passed, failed, attrs = {}, defects = [] }, position) => ({ factId, position, line, sample, passed, failed, attrs, defects })));
  }
}

async function keepMeasures(tx: Transaction, factId: string, measures: readonly Measure[], lines: readonly LineToInspect[], results: FactPayload<'inspect'>['lines']): Promise<void> {
  const faults = measureFaults(measures, lines, results);
  if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与检验方案不符，请看各字段说明。', 'Not what the inspection plan allows; see the fields.', faults);
  for (const measure of measures) {
    const plan = lines.find(({ line }) => line === measure.line)?.plan;
    await tx.execute('insert into inspection_measure (fact_id, line, piece, check_code, value, against, plan_code, plan_version) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [factId, measure.line, measure.piece, measure.check, measure.value, placeOf(measure, lines), plan?.code, plan?.version]);
  }
}
