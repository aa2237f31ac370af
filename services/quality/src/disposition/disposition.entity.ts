import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One decided portion of a line; rows are never changed, a new 判定 is a new fact. */
@Entity('disposition')
export class Disposition {
  @PrimaryColumn('uuid') factId!: string;
  /** Order within the fact. */
  @PrimaryColumn('integer') position!: number;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('integer') line!: number;
  /** Decimal string in the unit of the line. */
  @Column('numeric') qty!: string;
  @Column('text') goods!: string;
  @Column('text') remedy!: string;
  @Column('text', { nullable: true }) faultCode!: string | null;
  /** Opaque staff id. */
  @Column('text') decidedBy!: string;
  @Column('timestamptz') decidedAt!: Date;
}
