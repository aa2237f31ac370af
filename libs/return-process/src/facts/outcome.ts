/** What became of a fact. A string of `ANOMALIES` = it did not fit, a person must look at it. */
import type { AnomalyKind } from '@guitu/contracts/vocabulary';
import type { ReturnDraft } from '../context.js';
import type { ReceivedFact } from '../received-fact.js';
import type { Anomaly } from '../engine/model.js';
import type { Target } from './target.js';

export type Outcome = 'applied' | 'kept' | 'ignored' | { readonly anomaly: AnomalyKind; readonly about?: Place };
/** The step a fact about the whole return turns out to be about, and who looks after it. */
export interface Place { readonly step: string; readonly scope: string; readonly role: string; readonly variances?: NonNullable<Anomaly['variances']> }
export const misfit = (anomaly: AnomalyKind, about?: Place): Outcome => ({ anomaly, ...(about !== undefined && { about }) });

/** Applies a fact to the open step it is about. `at` = its counting time. Must change nothing when it returns a misfit. */
export type StepHandler = (draft: ReturnDraft, target: Target, fact: ReceivedFact, at: number) => Outcome;
/** Applies a fact that is not about one step. */
export type CaseHandler = (draft: ReturnDraft, fact: ReceivedFact, at: number) => Outcome;
