import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 解除暂停 of the places it names. */
@Entity('hold_release')
export class HoldRelease extends RecordedRow {
  /** Place codes as the holders labelled them. */
  @Column('jsonb') places!: string[];
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
