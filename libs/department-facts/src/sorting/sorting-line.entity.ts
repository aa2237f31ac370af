import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 分拣完成: so much of a line falls into a class. */
@Entity('sorting_line')
export class SortingLine {
  @PrimaryColumn('uuid') factId!: string;
  @PrimaryColumn('integer') line!: number;
  /** A grade of the procedure, or the desk's own class. */
  @PrimaryColumn('text') class!: string;
  @Column('numeric') qty!: string;
}
