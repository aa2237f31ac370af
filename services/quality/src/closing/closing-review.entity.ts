import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 结案评审: the verdict of one level. */
@Entity('closing_review')
export class ClosingReview extends RecordedRow {
  @Column('integer') level!: number;
  @Column('text') verdict!: string;
  /** Present on every rejection. */
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
