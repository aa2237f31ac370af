import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 换货发出: goods of a supply on their way to the customer. */
@Entity('supply_shipment')
export class SupplyShipment {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text', { nullable: true }) supply!: string | null;
  @Column('numeric') qty!: string;
  @Column('text') waybillRef!: string;
  @Column('text') shippedBy!: string;
  @Column('timestamptz') shippedAt!: Date;
}
