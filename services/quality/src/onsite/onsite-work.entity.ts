import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 现场处理完成 of one portion. */
@Entity('onsite_work')
export class OnsiteWork extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('numeric') qtyOk!: string;
  /** Could not be handled at the customer; the process asks for a new 判定. */
  @Column('numeric') qtyFailed!: string;
}
