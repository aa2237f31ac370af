import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 报废申请 on paper (S000-04: 报废日报); its number is used once per company. */
@Entity('scrap_request')
export class ScrapRequest extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  @Column('text') formNo!: string;
  @Column('numeric') qty!: string;
  @Column('text') reasonCode!: string;
  /** Grams of 五金 metal, 塑胶 plastic, 包材 packing, 线材 wire (R56); null where the form asks for none. */
  @Column('jsonb', { nullable: true }) weightByGroup!: Readonly<Record<string, number | undefined>> | null;
}
