import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** One attempt to reach the customer. */
@Entity('contact')
export class Contact extends RecordedRow {
  @Column('text') resultCode!: string;
  /** Case attributes the customer confirmed. */
  @Column('jsonb') attrs!: Record<string, unknown>;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
