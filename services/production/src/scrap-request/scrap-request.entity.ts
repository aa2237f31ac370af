import { Column, Entity } from 'typeorm';
import { PortionRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 报废申请 on paper (S000-15 5.11 报废申请单, S000-19 四6 报废入库单); its number is used once per company at this desk. */
@Entity('scrap_request')
export class ScrapRequest extends PortionRow {
  @Column('text') formNo!: string;
  @Column('text') reasonCode!: string;
  /** Grams of 五金 metal, 塑胶 plastic, 包材 packing, 线材 wire (R56); null where the form asks for none. */
  @Column('jsonb', { nullable: true }) weightByGroup!: Readonly<Record<string, number | undefined>> | null;
}
