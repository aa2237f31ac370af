import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** What the customer said to one question. */
@Entity('customer_answer')
export class CustomerAnswer extends FactRow {
  @Column('text') about!: string;
  @Column('text') answer!: 'accept' | 'refuse' | 'counter';
  /** The remedy he chose, where several were offered. */
  @Column('text', { nullable: true }) choice!: string | null;
  /** Agreed instead of what was proposed: 分, as bigint text. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  /** By which way it came, e.g. phone; what he sent lies with the fact as an attachment. */
  @Column('text', { nullable: true }) wayCode!: string | null;
  @Column('jsonb') attrs!: Record<string, unknown>;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
