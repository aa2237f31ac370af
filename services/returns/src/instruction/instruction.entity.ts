import { Column, Entity } from 'typeorm';
import { FactLineRow, FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** How the customer is to send the goods. */
@Entity('instruction')
export class Instruction extends FactRow {
  @Column('text') addressCode!: string;
  @Column('text', { nullable: true }) carrierCode!: string | null;
  @Column('text') freightPayer!: string;
}

/** 销退单 or another paper issued with an instruction. */
@Entity('return_slip')
export class ReturnSlip extends FactLineRow {
  @Column('text') formCode!: string;
  /** Unique per company and form. */
  @Column('text') no!: string;
  /** 此批交期, `YYYY-MM-DD`. */
  @Column('date', { nullable: true }) lotDueDate!: string | null;
}
