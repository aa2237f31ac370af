import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** Goods the customer says have left. */
@Entity('dispatch')
export class Dispatch extends FactRow {
  @Column('text', { nullable: true }) carrierCode!: string | null;
  @Column('text', { nullable: true }) waybillRef!: string | null;
  @Column('timestamptz', { nullable: true }) eta!: Date | null;
}
