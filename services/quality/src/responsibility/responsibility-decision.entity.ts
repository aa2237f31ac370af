import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 责任判定: whose fault a return was, which unit’s, and who bears its cost (P20). */
@Entity('responsibility_decision')
export class ResponsibilityDecision extends RecordedRow {
  @Column('text') fault!: string;
  /** The unit that is answerable: department, branch factory, supplier. */
  @Column('text') unitCode!: string;
  @Column('text') cause!: string;
  /** Who bears the cost. */
  @Column('text') bearer!: string;
  /** 考核 or fine of the unit at fault (R40). */
  @Column('text', { nullable: true }) assessmentCode!: string | null;
  /** 分 */
  @Column('bigint', { nullable: true }) assessmentFen!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
