import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 现场处理完成 of one portion. */
@Entity('onsite_work')
export class OnsiteWork extends FactRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** The portion's quantity: what was handled and what could not be are all of it. */
  @Column('numeric') qty!: string;
  @Column('numeric') qtyOk!: string;
  /** Could not be handled at the customer; the process asks for a new 判定. */
  @Column('numeric') qtyFailed!: string;
  /** Working hours in quarters. */
  @Column('numeric') hours!: string;
  /** 分; a bigint comes as a string. */
  @Column('bigint') costFen!: string;
}
