import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** Conclusion of one review meeting. */
@Entity('meeting_conclusion')
export class MeetingConclusion extends FactRow {
  @Column('jsonb') attendantRoles!: string[];
  @Column('text') conclusionCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
