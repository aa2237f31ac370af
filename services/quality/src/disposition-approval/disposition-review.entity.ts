import type { TaskMenu } from '@guitu/contracts/task';
import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 判定审批: the verdict of one level, and what it was about. */
@Entity('disposition_review')
export class DispositionReview extends RecordedRow {
  /** Null for goods that are judged again portion by portion. */
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('integer') level!: number;
  @Column('text') verdict!: string;
  /** The judgement as it lay on the desk; null where the task said none. */
  @Column('jsonb', { nullable: true }) proposal!: TaskMenu['proposal'] | null;
  /** Present on every rejection. */
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
