import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 生产指令: one order for one portion of a return; its number is drawn once per company. */
@Entity('rework_order')
export class ReworkOrder {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text') orderNo!: string;
  /** The process's portion that is ordered; null only for an order entered without a task. */
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('numeric') qty!: string;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** Line that is to work on it; null: none was chosen. */
  @Column('text', { nullable: true }) lineCode!: string | null;
  /** S000-04 §4: returned goods have first priority. */
  @Column('boolean') priority!: boolean;
  @Column('text') orderedBy!: string;
  @Column('timestamptz') orderedAt!: Date;
}
