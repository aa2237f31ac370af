/** What the workflow asks of the house around it; implemented outside the sandbox. */
import type { RecordAnswer, RecordRequest } from './return-run.js';

export interface ProcessActivities {
  /** Writes effects and snapshot in one transaction (record/record-effects.ts). Fails with type `Fenced` when another run is the return's. */
  record(request: RecordRequest): Promise<RecordAnswer>;
  /** Returns when every fact that lay in Kafka at the call has been read and delivered; fails while the bridge is behind. */
  readToEnd(): Promise<void>;
}

/** Failure type of a run that PostgreSQL does not accept as the return's. */
export const FENCED = 'Fenced';
