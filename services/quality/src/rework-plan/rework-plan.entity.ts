import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 返修方案 of one portion: can it be repaired, with what work and parts. */
@Entity('rework_plan')
export class ReworkPlan extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('boolean') feasible!: boolean;
  /** Other work than was agreed with the customer: he is asked anew. */
  @Column('boolean') differs!: boolean;
  /** Planned working hours, in quarters. */
  @Column('numeric') hours!: string;
  /** [{ item, qty }] the work needs. */
  @Column('jsonb') parts!: { item: string; qty: string }[];
  @Column('timestamptz', { nullable: true }) promisedAt!: Date | null;
  /** Number of the plan's form (P23). */
  @Column('text', { nullable: true }) formNo!: string | null;
  /** What the plan says of the goods: dimensions that are precise, or that change (R46). */
  @Column('jsonb') attrs!: Record<string, unknown>;
  /** Present whenever the repair is not feasible. */
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
