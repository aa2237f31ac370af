import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 红字发票: one row per invoice that must be turned red for a return (product.md §1 E6). Amounts in Fen. */
export class RedInvoices1700000000509 implements MigrationInterface {
  readonly name = 'RedInvoices1700000000509';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table red_invoice (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        -- the blue invoice it takes back
        invoice_no text not null,
        amount bigint not null check (amount > 0),
        state text not null default 'to_apply' check (state in ('to_apply', 'to_confirm', 'issued', 'expired')),
        -- 红字信息确认单, and until when the other side may confirm it
        application_no text,
        confirm_by timestamptz,
        red_invoice_no text,
        opened_by text not null,
        opened_at timestamptz not null default clock_timestamp(),
        applied_by text,
        applied_at timestamptz,
        issued_by text,
        issued_at timestamptz,
        expired_at timestamptz,
        constraint red_invoice_no_once unique (company_code, red_invoice_no),
        constraint red_invoice_application_once unique (company_code, application_no),
        check ((state = 'to_apply') = (application_no is null)),
        check ((application_no is null) = (confirm_by is null)),
        check ((state = 'issued') = (red_invoice_no is not null)),
        check ((state = 'expired') = (expired_at is not null))
      );
      -- an invoice is in the queue once per return; what expired makes room for the next application
      create unique index red_invoice_in_force on red_invoice (company_code, return_no, invoice_no) where state <> 'expired';
      create index red_invoice_to_confirm on red_invoice (confirm_by) where state = 'to_confirm';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table red_invoice');
  }
}
