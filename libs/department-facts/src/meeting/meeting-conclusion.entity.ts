import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** Conclusion of one review meeting. */
@Entity('meeting_conclusion')
export class MeetingConclusion extends RecordedRow {
  @Column('jsonb') attendantRoles!: string[];
  @Column('text') conclusionCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
