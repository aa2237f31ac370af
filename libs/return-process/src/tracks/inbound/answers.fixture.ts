/** 收货: answers for the walk. */
import { linesOf, qtyOf, type Answers } from '../answers.fixture.js';

export const INBOUND_ANSWERS: Answers = {
  instruct: ({ menu }) => [{ addressCode: menu.address, freightPayer: menu.freight?.payer, forms: menu.form === undefined ? [] : [{ code: menu.form.code, no: 'n' }] }],
  arrive: () => [{ packages: 1, packagingBroken: false }],
  // the walk adds the counted quantity; papers come complete or, where it makes a difference, not at all
  receive: (task, _state, { policy }) => {
    const documents = task.menu.documents ?? [];
    const each = { fields: Object.fromEntries((task.menu.fields ?? []).map((field) => [field, 'x'])) };
    const papers = policy.inbound.missing === 'note' || documents.length === 0 ? [documents] : [documents, documents.filter((code) => !policy.inbound.documents.includes(code))];
    return papers.map((some) => ({ documents: some, signedRoles: task.menu.signers ?? [], each }));
  },
  papers_approval: ({ menu }) => (menu.verdicts ?? []).map((verdict) => ({ gate: 'papers', level: menu.level, verdict })),
  discrepancy: (task) => (task.menu.results ?? []).map((result) => ({ lines: linesOf(task, (qty) => ({ qty, result })), signedBy: task.menu.signers ?? [], reasonCode: 'r' })),
  signoff: (task) => [{ branchCode: 'F1', qty: qtyOf(task) }],
  arrival_notice: () => [{ areaCode: 'A', label: 'x' }],
  sort: (task) => (task.menu.grades ?? ['any']).map((grade) => ({ lines: linesOf(task, (qty) => ({ qty, class: grade })) })),
};
