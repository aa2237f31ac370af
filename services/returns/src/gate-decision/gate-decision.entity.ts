import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** One level's decision at a gate other than 审核. */
@Entity('gate_decision')
export class GateDecision extends FactRow {
  @Column('text') gate!: 'exception' | 'discount' | 'replacement';
  /** 换补审批: which supply. */
  @Column('text', { nullable: true }) supply!: string | null;
  @Column('integer') level!: number;
  @Column('text') verdict!: 'accept' | 'reject';
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
