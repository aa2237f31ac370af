import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Column, PrimaryColumn } from 'typeorm';

/** What every row of a fact says first: whose it is, who recorded it, when. Rows are never changed; a correction is a new fact. */
export abstract class FactRow {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  /** Opaque staff id. */
  @Column('text') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}

export const factColumns = ({ factId, companyCode, plantCode, returnNo, by, recordedAt }: RecordedFactOf<FactKind>): FactRow =>
  ({ factId, companyCode, plantCode, returnNo, recordedBy: by.staff, recordedAt: new Date(recordedAt) });
