import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 备货完成: goods made ready to replace what the customer lost. */
@Entity('replenishment')
export class Replenishment {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text', { nullable: true }) supply!: string | null;
  @Column('numeric') qty!: string;
  @Column('text') madeBy!: string;
  @Column('timestamptz') madeAt!: Date;
}
