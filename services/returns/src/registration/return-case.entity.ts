import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A registered return (客退单); written once, by its registration. */
@Entity('return_case')
export class ReturnCase {
  @PrimaryColumn('text') companyCode!: string;
  @PrimaryColumn('text') returnNo!: string;
  @Column('text') plantCode!: string;
  @Column('text') customerCode!: string;
  /** Where the request came from; unique with `externalId` in the company. */
  @Column('text') sourceSystem!: string;
  @Column('text') externalId!: string;
  /** SHA-256 of what was asked for, to tell a repeated import from another return under the same number. */
  @Column('bytea') contentHash!: Buffer;
  @Column('text') policyKey!: string;
  @Column('integer') policyVersion!: number;
  @Column('text') policySha256!: string;
  @Column('text') calendarKey!: string;
  @Column('integer') calendarVersion!: number;
  @Column('text') calendarSha256!: string;
  @Column('jsonb') attrs!: Record<string, unknown>;
  @Column('text', { array: true }) forms!: string[];
  @Column('timestamptz', { nullable: true }) complaintAt!: Date | null;
  /** Free text; never leaves this database. */
  @Column('text', { nullable: true }) remark!: string | null;
  @Column('uuid') factId!: string;
  /** Opaque staff id. */
  @Column('text') registeredBy!: string;
  @Column('timestamptz') registeredAt!: Date;
  /** 期初在途: instant of the load; null: registered here. */
  @Column('timestamptz', { nullable: true }) takenOverAt!: Date | null;
}

@Entity('return_line')
export class ReturnLine {
  @PrimaryColumn('text') companyCode!: string;
  @PrimaryColumn('text') returnNo!: string;
  @PrimaryColumn('integer') line!: number;
  @Column('text') plantCode!: string;
  @Column('text') item!: string;
  @Column('text', { nullable: true }) batch!: string | null;
  /** Decimal string in `unit`. */
  @Column('numeric') qty!: string;
  @Column('text') unit!: string;
  /** 分, as bigint text. */
  @Column('bigint', { nullable: true }) unitPrice!: string | null;
  @Column('text', { nullable: true }) sourceSystem!: string | null;
  @Column('text', { nullable: true }) externalId!: string | null;
  /** 盲退: no delivery is known for it. */
  @Column('boolean') blind!: boolean;
  /** Where the price comes from; null: no price is known. */
  @Column('text', { nullable: true }) priceSource!: 'delivery' | 'list' | 'stated' | null;
  /** Line of the request it answers, from 1: one that was asked for may come from several deliveries. */
  @Column('integer', { nullable: true }) askedLine!: number | null;
}
