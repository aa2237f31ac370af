import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 到货: a truck or courier at the dock; counting what it brought is 验收. */
@Entity('arrival')
export class Arrival {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('integer') packages!: number;
  @Column('boolean') packagingBroken!: boolean;
  @Column('text', { nullable: true }) waybillRef!: string | null;
  /** The parcel it came with, which may hold goods of several returns. */
  @Column('text', { nullable: true }) parcelNo!: string | null;
  /** When the person says it stood at the dock; recordedAt is when he said so. */
  @Column('timestamptz') arrivedAt!: Date;
  @Column('text') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}
