import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** One attempt to reach the customer. */
@Entity('contact')
export class Contact extends FactRow {
  @Column('text') resultCode!: string;
  @Column('jsonb') attrs!: Record<string, unknown>;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
