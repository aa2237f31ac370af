import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A report that went to the customer; a later one of the same return answers what he did not accept. */
@Entity('sent_report')
export class SentReport extends FactRow {
  @Column('text') formNo!: string;
}
