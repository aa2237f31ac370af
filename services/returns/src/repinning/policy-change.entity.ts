import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A running return goes on under another version of its policy. */
@Entity('policy_change')
export class PolicyChange extends FactRow {
  @Column('text') policyKey!: string;
  @Column('integer') policyVersion!: number;
  @Column('text') policySha256!: string;
  /** `new_dates`: its limits alone; `flow`: its steps and roles too. */
  @Column('text') mode!: 'new_dates' | 'flow';
  @Column('text') reasonCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
