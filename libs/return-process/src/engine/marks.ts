/** When something happened, as steps, clocks and notices ask it. A mark is the instant a step became done or was skipped. */
import { stepOf } from './draft.js';
import type { EngineContext, Rules } from './flow.js';
import type { ProcessState, Scope } from './model.js';

const ownMark = (scope: Scope, key: string): number | null => stepOf(scope, key).mark ?? null;

/** The scope a step of that kind has for this scope: itself, one of its parents, or none. */
export function scopeFor(state: ProcessState, scope: Scope, kind: string): Scope | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = state.scopes.find((other) => other.id === at?.parent)) {
    if (at.kind === kind) return at;
  }
  return kind === 'case' ? state.scopes.find((other) => other.kind === 'case') : undefined;
}

/**
 * Instant of the mark a step waits for, null while it is missing. Plain name: of this scope or a wider one. `any:` the
 * earliest of all scopes of that kind; `all:` the latest, null while one lacks it.
 */
export function markAt(ctx: EngineContext, rules: Rules, state: ProcessState, scope: Scope, name: string): number | null {
  const [quantifier, key] = name.includes(':') && !name.startsWith('duty:') ? [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)] : ['', name];
  const def = ctx.flow.byKey[key];
  if (def === undefined) return rules.mark(state, scope, name);
  if (quantifier === 'open') return scopeFor(state, scope, def.scope)?.steps[key]?.openedAt ?? null;
  if (quantifier === '') {
    const own = scopeFor(state, scope, def.scope);
    return own === undefined ? null : ownMark(own, key);
  }
  const marks = state.scopes.filter(({ kind }) => kind === def.scope).map((other) => ownMark(other, key));
  if (quantifier === 'any') return marks.reduce((first, mark) => (mark === null ? first : first === null ? mark : Math.min(first, mark)), null);
  return marks.includes(null) || marks.length === 0 ? null : Math.max(...marks.map((mark) => mark ?? 0));
}
