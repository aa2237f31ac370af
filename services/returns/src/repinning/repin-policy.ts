/**
 * 换版: a running return goes on under another version of its policy (R58, process-model.md §4.4): its limits alone, or its steps
 * too. Whether everything that was begun exists in the other version only the process knows; where not, it shows 无权 and goes on.
 */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { mayRepin } from '@guitu/return-process/tracks/control/department-heads.rules';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { policyOfReturn, refOfReturn } from '../policy/policy-of-return.js';
import { requireOpenReturn, ReturnAction } from '../registration/return-action.js';
import { PolicyChange } from './policy-change.entity.js';

@Injectable()
export class RepinPolicy extends ReturnAction<'repin'> {
  readonly kind = 'repin';

  override async check({ actor, companyCode, returnNo, payload: { policy } }: Known<'repin'>, tx: Transaction): Promise<FieldError[]> {
    await requireOpenReturn(tx, companyCode, returnNo);
    const own = await policyOfReturn(tx, await refOfReturn(tx, companyCode, returnNo));
    if (!mayRepin(own, actor.roles[0] ?? 'none')) {
      throw new Problem(403, 'not-permitted', `换版由制度负责人（${own.owner}）决定。`, `Only the policy’s owner (${own.owner}) changes its version.`);
    }
    const [published] = await tx.query<{ sha256: string }>('select sha256 from policy_version where key = $1 and version = $2', [policy.key, policy.version]);
    if (published === undefined) return [{ path: 'policy.version', zh: '没有发布过这个版本', en: 'no such version was published' }];
    return published.sha256 === policy.sha256 ? [] : [{ path: 'policy.sha256', zh: '与已发布的内容不符', en: 'is not what was published' }];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'repin'>): Promise<void> {
    const { policy, mode, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(PolicyChange, {
      ...factColumns(fact), policyKey: policy.key, policyVersion: policy.version, policySha256: policy.sha256, mode, reasonCode, opinionRef: opinionRef ?? null,
    });
  }
}
