import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 返修完成: one report about one portion; several reports may finish it. */
@Entity('rework_completion')
export class ReworkCompletion {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text', { nullable: true }) portion!: string | null;
  /** Rework round of the task: 1 unless a re-inspection failed. */
  @Column('integer', { nullable: true }) round!: number | null;
  @Column('numeric') qtyDone!: string;
  @Column('numeric') qtyUnrepairable!: string;
  /** Working hours in quarters. */
  @Column('numeric') hours!: string;
  /** [{ item, qty }] used, for the cost of the return. */
  @Column('jsonb') material!: { item: string; qty: string }[];
  /** Other work than agreed: what is not named waits for a new agreement (R48). */
  @Column('boolean') differs!: boolean;
  /** What was confirmed of the procedure's list (R49). */
  @Column('jsonb') requires!: Record<string, boolean>;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
  @Column('text') completedBy!: string;
  @Column('timestamptz') completedAt!: Date;
}
