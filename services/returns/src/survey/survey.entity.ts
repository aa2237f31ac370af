import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** What the customer thought of it, after the end. */
@Entity('customer_survey')
export class CustomerSurvey extends FactRow {
  /** 0 to 10. */
  @Column('integer') score!: number;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
