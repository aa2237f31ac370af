import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';
import type { SettlementContent } from '../settlement/settlement-content.js';

/** 财务审核: what was found, and the content it was found in. */
@Entity('audit')
export class Audit extends RecordedRow {
  @Column('text') verdict!: string;
  /** Fen; what the auditor finds due to the customer in all. */
  @Column('bigint') net!: string;
  @Column('jsonb') differences!: { code: string; amount: number }[];
  @Column('jsonb') freight!: { amount: number; paidBy: string }[];
  @Column('text', { nullable: true }) reasonCode!: string | null;
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
  @Column('jsonb') content!: SettlementContent;
  /** SHA-256 of the content, hexadecimal. */
  @Column('text') contentHash!: string;
}
