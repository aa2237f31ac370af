import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 报废申请 on paper (S000-04: 报废日报); its number is used once per company. */
@Entity('scrap_request')
export class ScrapRequest extends FactRow {
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('text') formNo!: string;
  @Column('numeric') qty!: string;
  @Column('text') reasonCode!: string;
}
