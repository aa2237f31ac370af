/**
 * DDL of a check over the rows of one fact: the parts of a line (`qty`) are the whole of it (`line_qty`), not less and not more,
 * when the transaction commits (process-model.md §1.5). Whoever writes them.
 */
export const partsAddUp = (table: string): string => `
  create function ${table}_adds_up() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from ${table} where fact_id = new.fact_id and line = new.line group by fact_id having sum(qty) <> min(line_qty) or min(line_qty) <> max(line_qty)) then
      raise exception '${table}_adds_up: the parts of line % are not the whole of it', new.line using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create constraint trigger ${table}_adds_up after insert or update on ${table} deferrable initially deferred for each row execute function ${table}_adds_up();`;

export const dropPartsAddUp = (table: string): string => `drop table ${table}; drop function ${table}_adds_up();`;
