/**
 * DDL of a table of one row per fact that is read without the desk's `fact` (RecordedRow): whose it is, who recorded it, when,
 * and `columns`, its own columns and constraints.
 */
export const recordedTable = (name: string, columns: string): string => `
  create table ${name} (
    fact_id uuid primary key references fact,
    company_code text not null,
    plant_code text not null,
    return_no text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    ${columns.trim().replace(/,$/, '')}
  );
  create index ${name}_return on ${name} (company_code, return_no);`;
