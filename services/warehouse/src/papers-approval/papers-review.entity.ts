import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 放行: one level's decision on goods that came without their papers. */
@Entity('papers_review')
export class PapersReview {
  @PrimaryColumn('uuid') factId!: string;
  @Column('text') companyCode!: string;
  @Column('text') plantCode!: string;
  @Column('text') returnNo!: string;
  @Column('text', { nullable: true }) consignment!: string | null;
  /** Codes of the papers that were missing when it was decided. */
  @Column('text', { array: true }) missing!: readonly string[];
  @Column('integer') level!: number;
  @Column('text') verdict!: 'accept' | 'reject';
  @Column('text', { nullable: true }) reasonCode!: string | null;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
  /** Opaque staff id. */
  @Column('text') reviewedBy!: string;
  @Column('timestamptz') reviewedAt!: Date;
}
