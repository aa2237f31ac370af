/** 提问: when whom is told of a question that waits. The ladder never runs dry (process-model.md §1.6). Pure. */
const DAY = 86_400_000;
/** After the last rung management is reminded every so many days until it ends. */
const AGAIN_DAYS = 7;
const MANAGEMENT = 'gm';

interface Times { readonly askedAt: number; readonly dueAt: number }
/** Whom it is put to; null: the customer, whom nobody of the house can remind but the one who asked. */
export interface Asked { readonly role: string; readonly head: string }
export interface Told { readonly roles: { role: string; head?: string }[]; readonly asker: boolean }

/** When the next rung after `rung` is reached (0: asked), UTC ms: at three quarters of its time, when it is due, a day later, then every week. */
export function nextRungAt({ askedAt, dueAt }: Times, rung: number): number {
  if (rung === 0) return askedAt + Math.floor((dueAt - askedAt) * 0.75);
  if (rung === 1) return dueAt;
  return dueAt + DAY + (rung - 2) * AGAIN_DAYS * DAY;
}

/** Who is told at a rung: whoever is asked, from the due time on his head and whoever asked, a day later the head and management. */
export function toldAt(to: Asked | null, askersHead: string, rung: number): Told {
  if (to === null) return { roles: rung > 2 ? [{ role: askersHead }] : [], asker: rung > 0 };
  const owner = { role: to.role, head: to.head };
  if (rung < 2) return { roles: [owner], asker: false };
  const heads = rung === 2 ? [owner, { role: to.head }] : [{ role: to.head }, { role: MANAGEMENT }];
  return { roles: heads.filter(({ role }, index) => heads.findIndex((one) => one.role === role) === index), asker: true };
}
