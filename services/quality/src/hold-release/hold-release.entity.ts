import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 解除暂停 of the places it names. */
@Entity('hold_release')
export class HoldRelease extends FactRow {
  /** Place codes as the holders labelled them. */
  @Column('jsonb') places!: string[];
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
