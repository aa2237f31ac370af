import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every piece of work of an open return with its column and its place there, so that a column of the board is read from its first card on
 * and no further. Written at the end of each transaction that changes what a card follows from, one after the other for each return:
 * who comes last sees what the others have written. Columns and goods are those of board.rules.ts, which its spec compares.
 */
export class BoardCards1700000000439 implements MigrationInterface {
  readonly name = 'BoardCards1700000000439';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table board_card (
        company_code text not null,
        return_no text not null,
        -- portion of a line, or supply
        portion text not null,
        plant_code text not null,
        column_key text not null check (column_key in ('to_plan', 'at_work', 'to_check', 'done')),
        -- false: it has priority and stands first
        routine boolean not null,
        -- infinity: no date was set
        date_at timestamptz not null,
        primary key (company_code, return_no, portion)
      );
      create index board_card_place on board_card (company_code, column_key, routine, date_at, return_no, portion) include (plant_code);

      create function board_cards_of(company text, return text) returns setof board_card language sql stable as $$
        select distinct on (w.portion) s.company_code, s.return_no, w.portion, s.plant_code, w.column_key,
          not coalesce(o.priority, (t.body->'menu'->>'priority')::boolean, false), coalesce(d.date_at, o.due_at, t.due_at, 'infinity')
        from return_status s
        cross join lateral (
          select p->>'portion' as portion, case p->>'place'
              when 'rework' then 'at_work' when 'firstArticle' then 'to_check' when 'reinspect' then 'to_check' when 'unitTest' then 'to_check'
              when 'pack' then 'done' when 'dispatchCheck' then 'done' when 'sendBack' then 'done' when 'stockIn' then 'done' when 'stocked' then 'done' when 'sent_back' then 'done'
              else 'to_plan' end as column_key
          from jsonb_path_query(s.body, '$.lines[*].portions[*] ? (@.goods == "REWORK" || @.goods == "REFURBISH" || @.goods == "DISCOUNTED_UNIT")') p
          union
          select k.scope->>'supply', 'at_work' from task k
          where (k.company_code, k.return_no) = (s.company_code, s.return_no) and k.accepts = 'make' and k.state = 'open' and k.answered_fact_id is null and k.scope->>'supply' is not null) w
        left join lateral (select * from task k where (k.company_code, k.return_no) = (s.company_code, s.return_no) and coalesce(k.scope->>'portion', k.scope->>'supply') = w.portion
          and k.accepts in ('order', 'repair', 'make', 'plan') and k.state = 'open' and k.answered_fact_id is null order by k.task_id limit 1) t on true
        left join lateral (select * from (
            select r.order_no, r.priority, r.due_at, r.ordered_at from rework_order r where (r.company_code, r.return_no, r.portion) = (s.company_code, s.return_no, w.portion)
            union all select r.order_no, r.priority, r.due_at, r.ordered_at from replenishment_order r where (r.company_code, r.return_no, r.supply) = (s.company_code, s.return_no, w.portion)
          ) ordered order by ordered_at desc, order_no desc limit 1) o on true
        left join lateral (select m.date_at from order_date m where m.company_code = s.company_code
          and m.no = coalesce(o.order_no, case when t.accepts in ('repair', 'make') then s.return_no || '~' || replace(t.task_id, '/', '~') end) order by m.rev desc limit 1) d on true
        where s.company_code = company and s.return_no = return and not s.closed
        order by w.portion, w.column_key
      $$;

      create function keep_board_cards() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('board_card/' || new.company_code || '/' || new.return_no, 0));
        delete from board_card c where c.company_code = new.company_code and c.return_no = new.return_no
          and not exists (select 1 from board_cards_of(new.company_code, new.return_no) w where w.portion = c.portion);
        insert into board_card as c select * from board_cards_of(new.company_code, new.return_no)
        on conflict (company_code, return_no, portion) do update
          set plant_code = excluded.plant_code, column_key = excluded.column_key, routine = excluded.routine, date_at = excluded.date_at
          where (c.plant_code, c.column_key, c.routine, c.date_at) is distinct from (excluded.plant_code, excluded.column_key, excluded.routine, excluded.date_at);
        return null;
      end $$;
      create constraint trigger keep_board_cards after insert or update of plant_code, closed, body on return_status deferrable initially deferred for each row execute function keep_board_cards();
      create constraint trigger keep_board_cards after insert or update of state, answered_fact_id, due_at, body on task deferrable initially deferred for each row
        when (new.accepts in ('order', 'repair', 'make', 'plan')) execute function keep_board_cards();
      create constraint trigger keep_board_cards after insert or update on rework_order deferrable initially deferred for each row execute function keep_board_cards();
      create constraint trigger keep_board_cards after insert or update on replenishment_order deferrable initially deferred for each row execute function keep_board_cards();
      create constraint trigger keep_board_cards after insert or update on order_date deferrable initially deferred for each row execute function keep_board_cards();

      insert into board_card select c.* from return_status s cross join lateral board_cards_of(s.company_code, s.return_no) c where not s.closed;
      drop index return_status_worked_on;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function keep_board_cards() cascade;
      drop function board_cards_of(text, text);
      drop table board_card;
      create index return_status_worked_on on return_status (company_code, return_no)
        where not closed and body @? '$.lines[*].portions[*] ? (@.goods == "REWORK" || @.goods == "REFURBISH" || @.goods == "DISCOUNTED_UNIT")';
    `);
  }
}
