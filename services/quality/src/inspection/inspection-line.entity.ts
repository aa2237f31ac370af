import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was found on some units of a line, or by a sample on all of it; quantities in the unit of the line. */
@Entity('inspection_line')
export class InspectionLine {
  @PrimaryColumn('uuid') factId!: string;
  /** Order within the fact. */
  @PrimaryColumn('integer') position!: number;
  @Column('integer') line!: number;
  /** Looked at: passed + failed. */
  @Column('numeric') sample!: string;
  @Column('numeric') passed!: string;
  @Column('numeric') failed!: string;
  /** Findings by the name policies know them by: grade, defect, repairable … */
  @Column('jsonb') attrs!: Record<string, unknown>;
  /** Codes of the house's table of defects. */
  @Column('jsonb') defects!: string[];
}
