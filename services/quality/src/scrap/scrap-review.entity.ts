import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 报废审批: the verdict of one level. */
@Entity('scrap_review')
export class ScrapReview extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('integer') level!: number;
  @Column('text') verdict!: string;
  /** Present on every rejection. */
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
