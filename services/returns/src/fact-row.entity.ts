import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Column, PrimaryColumn } from 'typeorm';

/** Columns of every table of facts; rows are never changed, a correction is a new fact. Who and when stand in the desk's `fact`. */
export abstract class FactRow {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
}

/** A fact that has several rows. */
export abstract class FactLineRow extends FactRow {
  /** Order within the fact. */
  @PrimaryColumn('integer') position!: number;
}

export const factColumns = ({ factId, companyCode, plantCode, returnNo }: RecordedFactOf<FactKind>): FactRow => ({ factId, companyCode, plantCode, returnNo });
