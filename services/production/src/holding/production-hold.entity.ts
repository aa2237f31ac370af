import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 暂停生产: one line of a return's product labelled at a place of the line; never changed, a release is quality's fact. */
@Entity('production_hold')
export class ProductionHold {
  @PrimaryColumn('uuid') factId!: string;
  /** Order within the fact; 0 alone when no line was named. */
  @PrimaryColumn('integer') position!: number;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text') placeCode!: string;
  @Column('text') label!: string;
  @Column('integer', { nullable: true }) line!: number | null;
  /** Found at the place, in the unit of the line; zero is an answer. */
  @Column('numeric', { nullable: true }) qty!: string | null;
  @Column('text') placedBy!: string;
  @Column('timestamptz') placedAt!: Date;
}
