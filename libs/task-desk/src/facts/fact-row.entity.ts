import type { FactKind } from '@guitu/contracts/fact-kinds';
import { Column, PrimaryColumn } from 'typeorm';
import type { RecordedFactOf } from './fact-request.js';

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

/** A table that is read without the desk's `fact` says itself who recorded it and when. */
export abstract class RecordedRow extends FactRow {
  /** Opaque staff id. */
  @Column('text') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}

/** So much of a portion of the task; what is left of it stays with the task. */
export abstract class PortionRow extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Quantity of the task that was answered. */
  @Column('numeric') asked!: string;
  @Column('numeric') qty!: string;
}

export const factColumns = ({ factId, companyCode, plantCode, returnNo }: RecordedFactOf<FactKind>): FactRow => ({ factId, companyCode, plantCode, returnNo });
export const recordedColumns = (fact: RecordedFactOf<FactKind>): RecordedRow => ({ ...factColumns(fact), recordedBy: fact.by.staff, recordedAt: new Date(fact.recordedAt) });
