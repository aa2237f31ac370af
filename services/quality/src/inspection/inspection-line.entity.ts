import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was found on one line; quantities in the unit of the line. */
@Entity('inspection_line')
export class InspectionLine {
  @PrimaryColumn('uuid') factId!: string;
  @PrimaryColumn('integer') line!: number;
  /** Looked at: passed + failed. */
  @Column('numeric') sample!: string;
  @Column('numeric') passed!: string;
  @Column('numeric') failed!: string;
}
