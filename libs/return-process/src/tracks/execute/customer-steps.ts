/** Before the work: what it costs, and whether the customer agrees. */
import { isAsked } from '../../asks/is-asked.js';
import type { ReturnDraft } from '../../context.js';
import type { AskKey } from '../../policy/steps.js';
import type { Portion, ReturnScope } from '../../state.js';
import type { StepRow } from '../step-row.js';
import { answerForGoods } from './answer-for-goods.js';
import { isQuoted } from './charge.rules.js';
import { quote } from './quote-repair.js';
import { renegotiate } from './renegotiate.js';
import { isToldNotAsked } from './told-not-asked.rules.js';

const ASKED = { scope: 'portion', stage: 'customer', after: [], chaseDays: 5, accepts: 'customer_reply', onReply: answerForGoods } as const;

/** The question is put here, and not to somebody who has refused everything. */
const asks = (key: AskKey) => (draft: ReturnDraft, scope: ReturnScope): boolean => !isToldNotAsked(draft.ctx.policy, scope as Portion) && isAsked(draft, scope, key);

export const CUSTOMER_STEPS: readonly StepRow[] = [
  {
    key: 'quote', zh: '报价', en: 'Quote', scope: 'portion', stage: 'execution', after: [], chaseDays: 2, accepts: 'quote', handle: quote,
    need: ({ ctx: { policy }, state }, scope) => isQuoted(policy, state, scope as Portion), owner: ({ ask }) => ask.fee.by,
  },
  {
    ...ASKED, key: 'fee', zh: '客户确认报价', en: 'Customer confirms quote', ask: 'fee',
    need: (draft, scope) => scope.steps['quote']?.s === 'done' && asks('fee')(draft, scope),
    menu: ({ scope }) => quotedOf(scope as Portion),
    counter: { loop: 'proposal', again: (draft, { scope, def }, at) => renegotiate(draft, scope as Portion, def.key, [], at) },
  },
  { ...ASKED, key: 'consent', zh: '客户同意', en: 'Customer consents', ask: 'consent', need: asks('consent'), menu: ({ scope }) => askedFor(scope as Portion) },
  { ...ASKED, key: 'customerScrap', zh: '客户自行报废', en: 'Customer scraps the goods', ask: 'customerScrap', need: asks('customerScrap') },
];

const askedFor = ({ goods }: Portion) => (goods === null ? {} : { goods });
const quotedOf = ({ quoted }: Portion) => (quoted === undefined ? {} : { fee: quoted.fee, ...(quoted.promisedAt !== null && { promisedAt: quoted.promisedAt }) });
