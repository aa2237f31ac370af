/**
 * What a 判定 would bring about, before it is signed (product.md C4): asked of the process as it stands. Nothing is changed by asking.
 */
import { commandBody } from '@guitu/contracts/http/command-body';
import { subjectOf } from '@guitu/contracts/process-names';
import { LabelText } from '@guitu/contracts/task';
import { ANOMALIES } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Database } from '@guitu/persistence/database';
import { previewJudgement } from '@guitu/return-process/preview/preview-judgement';
import { contextOf, type ReceivedFact } from '@guitu/return-process/return-process';
import { z } from 'zod';
import type { StartReturn } from '../bridge-in/start-return.js';
import { IMAGINED_SEQ, loadRunning } from './running-return.js';

const { opinion: _ofNoConsequence, attachments: _neither, performedAt: _now, ...asked } = commandBody('dispose').shape;
/** As it would be recorded, without words and files. */
export const DispositionToPreview = z.strictObject(asked).meta({ id: 'DispositionToPreview' });

const StepAhead = z.object({ step: z.string(), ...LabelText.shape, approval: z.boolean(), roles: z.array(z.object({ role: z.string(), dept: z.string(), ...LabelText.shape })), clause: z.string() });
export const DispositionPreview = z.object({
  possible: z.boolean(), anomalies: z.array(z.object({ code: z.string(), ...LabelText.shape })).describe('why it would not be gone by'),
  sums: z.array(z.object({ line: z.int(), unit: z.string(), undecided: z.string(), named: z.string() })).describe('per line: what is undecided, and what the parts add up to'),
  signed: z.array(StepAhead).describe('who signs or approves before anything follows'),
  consequences: z.array(z.object({ line: z.int(), qty: z.string(), unit: z.string(), goods: z.string().nullable(), remedy: z.string().nullable(), ahead: z.array(StepAhead), sentence: LabelText })),
}).meta({ id: 'DispositionPreview' });
export type DispositionPreview = z.infer<typeof DispositionPreview>;

export class PreviewDisposition {
  constructor(private readonly database: Database, private readonly startReturn: StartReturn) {}

  /** @throws Problem 404: no such return · 409: it has ended, or its process has not begun */
  async execute(actor: Actor, companyCode: string, returnNo: string, { taskId, taskRev, scope, ...payload }: z.infer<typeof DispositionToPreview>): Promise<DispositionPreview> {
    const { now, plantCode, state, pins } = await loadRunning(this.database, this.startReturn, subjectOf(companyCode, returnNo));
    const word: ReceivedFact = {
      factId: uuidv7(), kind: 'dispose', companyCode, plantCode, returnNo, performedAt: now, recordedAt: now, receivedAt: now, via: 'desk',
      by: { dept: actor.dept, role: actor.roles[0] ?? 'none', staff: actor.staff }, source: 'quality', seq: IMAGINED_SEQ, payload,
      ...(taskId !== undefined && { taskId }), ...(taskRev !== undefined && { taskRev }), ...(scope !== undefined && { scope }),
    };
    const { anomalies, ...preview } = previewJudgement(contextOf(pins.policy, pins.calendar, undefined, pins.dates), state, word);
    return DispositionPreview.parse({ possible: anomalies.length === 0, anomalies: anomalies.map((code) => ({ code, ...ANOMALIES[code] })), ...preview });
  }
}
