import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 分拣完成 of one consignment; the classes are in its lines. */
@Entity('sorting')
export class Sorting extends RecordedRow {
  @Column('text', { nullable: true }) consignment!: string | null;
}
