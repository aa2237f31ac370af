import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part won by taking goods apart; a piece of another item, no quantity of the line. */
@Entity('dismantled_part')
export class DismantledPart {
  @PrimaryColumn('uuid') factId!: string;
  /** Order within the fact. */
  @PrimaryColumn('integer') position!: number;
  @Column('text') item!: string;
  /** Pieces. */
  @Column('numeric') qty!: string;
  /** good: into the raw store · refurbish · scrap */
  @Column('text') state!: string;
}
