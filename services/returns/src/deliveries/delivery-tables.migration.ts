import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 发货台账: what was delivered, what of it is claimed by returns, and which serials a return holds. */
export class DeliveryTables1700000000240 implements MigrationInterface {
  readonly name = 'DeliveryTables1700000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delivery_line (
        company_code text not null,
        delivery_no text not null,
        line_no integer not null check (line_no between 1 and 99999),
        -- plant that shipped; null: any plant of the company
        plant_code text,
        customer_code text not null,
        ship_date date not null,
        -- 签收
        receipt_date date,
        product text not null,
        batch text,
        production_date date,
        expiry_date date,
        qty numeric(18,6) not null check (qty > 0 and qty < 1e12),
        voided_qty numeric(18,6) not null default 0 check (voided_qty >= 0),
        unit text not null check (unit in ('pcs', 'can', 'kg', 'm')),
        order_no text,
        customer_po text,
        waybill text,
        -- 分, net of tax and of the order's discounts
        unit_price bigint check (unit_price >= 0),
        -- hundredths of a percent
        tax_bps integer check (tax_bps between 0 and 10000),
        invoice_no text,
        invoiced boolean not null,
        source_system text not null,
        kept_by text not null,
        kept_at timestamptz not null default clock_timestamp(),
        -- Sum of what returns were allotted and have not given back; kept by the trigger below alone.
        claimed_qty numeric(18,6) not null default 0,
        primary key (company_code, delivery_no, line_no),
        constraint delivery_line_cap check (claimed_qty >= 0 and claimed_qty + voided_qty <= qty)
      );
      create index delivery_line_product on delivery_line (company_code, product, customer_code, ship_date);
      create index delivery_line_batch on delivery_line (company_code, batch) where batch is not null;
      create index delivery_line_order on delivery_line (company_code, order_no) where order_no is not null;
      create index delivery_line_waybill on delivery_line (company_code, waybill) where waybill is not null;
      create index delivery_line_invoice on delivery_line (company_code, invoice_no) where invoice_no is not null;

      create table delivery_serial (
        company_code text not null,
        delivery_no text not null,
        line_no integer not null,
        serial text not null,
        primary key (company_code, delivery_no, line_no, serial),
        foreign key (company_code, delivery_no, line_no) references delivery_line
      );
      create index delivery_serial_found on delivery_serial (company_code, serial);

      -- Which delivery a line of a return comes from. released_qty: given back, because the customer has the goods or never sent them.
      create table return_allocation (
        company_code text not null,
        return_no text not null,
        line integer not null,
        delivery_no text not null,
        line_no integer not null,
        qty numeric(18,6) not null check (qty > 0),
        released_qty numeric(18,6) not null default 0 check (released_qty between 0 and qty),
        primary key (company_code, return_no, line),
        foreign key (company_code, return_no, line) references return_line,
        foreign key (company_code, delivery_no, line_no) references delivery_line
      );
      create index return_allocation_delivery on return_allocation (company_code, delivery_no, line_no);

      -- No statement can claim more than was delivered: whoever allots locks the delivery line here, and its check decides.
      create function claim_delivery() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then
          update delivery_line set claimed_qty = claimed_qty - (old.qty - old.released_qty)
          where company_code = old.company_code and delivery_no = old.delivery_no and line_no = old.line_no;
        end if;
        if tg_op <> 'DELETE' then
          update delivery_line set claimed_qty = claimed_qty + (new.qty - new.released_qty)
          where company_code = new.company_code and delivery_no = new.delivery_no and line_no = new.line_no;
        end if;
        return null;
      end $$;
      create trigger return_allocation_claims after insert or update or delete on return_allocation for each row execute function claim_delivery();

      create table return_serial (
        company_code text not null,
        return_no text not null,
        line integer not null,
        product text not null,
        serial text not null,
        -- the return has ended, and the serial may come again
        released_at timestamptz,
        primary key (company_code, return_no, line, serial),
        foreign key (company_code, return_no, line) references return_line
      );
      -- One open return per serial.
      create unique index return_serial_open on return_serial (company_code, product, serial) where released_at is null;
      create index return_serial_found on return_serial (company_code, serial);

      alter table return_line
        -- 盲退: no delivery is known for it
        add column blind boolean not null default true,
        add column price_source text check (price_source in ('delivery', 'stated')),
        add column asked_line integer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table return_line drop column asked_line, drop column price_source, drop column blind;
      drop table return_serial, return_allocation, delivery_serial, delivery_line;
      drop function claim_delivery;
    `);
  }
}
