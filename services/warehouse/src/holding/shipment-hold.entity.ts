import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 暂停出货: one line of a return's product labelled at a place of the store; never changed, a release is quality's fact. */
@Entity('shipment_hold')
export class ShipmentHold {
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
