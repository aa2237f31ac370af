import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 退货单 and 入库单: one number for each consignment that was counted, and for what was put away. What they say are versions of the printed paper. */
export class Slips1700000000321 implements MigrationInterface {
  readonly name = 'Slips1700000000321';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table slip_number (
        company_code text not null,
        kind text not null,
        last integer not null,
        primary key (company_code, kind)
      );

      create table slip (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        kind text not null check (kind in ('return_slip', 'store_entry')),
        slip_no text not null,
        return_no text not null,
        -- of a return slip
        consignment text,
        made_by text not null,
        made_at timestamptz not null,
        constraint slip_no_once unique (company_code, slip_no),
        constraint slip_of_consignment unique (company_code, return_no, consignment),
        check ((kind = 'return_slip') = (consignment is not null))
      );
      create index slip_return on slip (company_code, return_no);

      -- Every put-away stands on one entry slip at most.
      create table slip_move (
        fact_id uuid primary key references stock_move,
        slip_id uuid not null references slip
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table slip_move, slip, slip_number');
  }
}
