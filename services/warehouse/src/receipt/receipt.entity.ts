import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 验收 of one consignment. */
@Entity('receipt')
export class Receipt {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  /** The process's consignment; 'c1' for goods that came before anybody asked for them. */
  @Column('text') consignment!: string;
  /** That counted: 'returns' where sales, customer service or after-sales receive. */
  @Column('text') desk!: string;
  /** Codes of the papers that lay with the goods. */
  @Column('jsonb') documents!: string[];
  @Column('jsonb') signedBy!: string[];
  /** The count whose 更正 this is; null: a count of its own. */
  @Column('uuid', { nullable: true }) corrects!: string | null;
  @Column('text') receivedBy!: string;
  @Column('timestamptz') receivedAt!: Date;
}
