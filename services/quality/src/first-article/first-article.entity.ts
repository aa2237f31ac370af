import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 首件确认: is the first piece of a rework right, round by round. */
@Entity('first_article')
export class FirstArticle extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** From 1; a first article that is not right begins the next. */
  @Column('integer') round!: number;
  @Column('boolean') ok!: boolean;
  /** Defect codes of one that is not right. */
  @Column('jsonb') defects!: string[];
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
