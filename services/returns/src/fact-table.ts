/**
 * DDL of a table that keeps what this department knows of its facts: one row per fact, or several told apart by `position`,
 * always of a return that is registered here and beside the desk's own row of the fact.
 */
export function factTable(name: string, columns: string, rows: 'one' | 'several' = 'one'): string {
  return `create table ${name} (
    fact_id uuid not null references fact,
    company_code text not null,
    plant_code text not null,
    return_no text not null,
    ${rows === 'several' ? 'position integer not null,' : ''}
    ${columns},
    primary key (fact_id${rows === 'several' ? ', position' : ''}),
    foreign key (company_code, return_no) references return_case
  );
  create index ${name}_return on ${name} (company_code, return_no);`;
}
