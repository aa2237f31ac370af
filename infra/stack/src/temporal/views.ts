import { temporalNamespace } from '../stack-names.js';

export interface View {
  title: string;
  query: string;
}

/** The department most tasks of each desk belong to, and customer service, as RmaOwner names them. */
const departments = { 业务部: 'SALES', 客服部: 'SERVICE', 仓管课: 'WAREHOUSE', 品质部: 'QUALITY', 生产部: 'PRODUCTION', 财务部: 'FINANCE' };

/**
 * What an operator looks for. Temporal's list filters know no present time, so the overdue view carries the one it was made at.
 * @param now ms
 */
export function views(now: number): View[] {
  return [
    { title: '逾期', query: `RmaDueAt < "${new Date(now).toISOString()}" AND ExecutionStatus = "Running"` },
    { title: '需人工', query: 'RmaAttention IS NOT NULL' },
    // Without blanks: the UI's filter bar shows no value for `= true`.
    { title: '已暂停', query: 'RmaPaused=true' },
    ...Object.entries(departments).map(([name, code]) => ({ title: `待${name}`, query: `RmaOwner = "${code}"` })),
    { title: '期初在途', query: 'RmaTakenOver=true' },
    { title: '卡住', query: 'TemporalReportedProblems IS NOT NULL' },
  ];
}

/** Where the Web UI of the development server answers. */
export function temporalUiUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** The Temporal UI keeps saved views in one browser only; an address can be given to everybody. */
export function viewUrl(ui: string, { query }: View): string {
  return `${ui}/namespaces/${temporalNamespace}/workflows?query=${encodeURIComponent(query)}`;
}
