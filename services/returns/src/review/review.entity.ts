import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** One level's decision. */
@Entity('review')
export class Review extends FactRow {
  @Column('text') gate!: string;
  @Column('integer') level!: number;
  @Column('text') verdict!: 'accept' | 'reject' | 'supplement';
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** The date agreed with the customer (T36). */
  @Column('timestamptz', { nullable: true }) promisedAt!: Date | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
