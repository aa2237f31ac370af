import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 到货通知: checked goods were labelled, put into the area and reported to quality. */
@Entity('arrival_notice')
export class ArrivalNotice {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') areaCode!: string;
  @Column('text') label!: string;
  @Column('text') notifiedBy!: string;
  @Column('timestamptz') notifiedAt!: Date;
}
