/** What must be well before a service is given work. */
export interface ReadinessCheck {
  readonly name: string;
  /** Detail for people; `ok: false` makes the service not ready. */
  check(): Promise<{ ok: boolean; detail?: string }>;
}

const LIMIT_MS = 2_000;

export class Readiness {
  private readonly checks: ReadinessCheck[] = [];

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** All checks at once; one that throws or takes longer than 2 s is not well. */
  async look(): Promise<{ ready: boolean; checks: Record<string, { ok: boolean; detail?: string }> }> {
    const looks = await Promise.all(this.checks.map(async (check) => [check.name, await within(check)] as const));
    return { ready: looks.every(([, look]) => look.ok), checks: Object.fromEntries(looks) };
  }
}

async function within(check: ReadinessCheck): Promise<{ ok: boolean; detail?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ ok: boolean; detail: string }>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: `no answer in ${LIMIT_MS} ms` }), LIMIT_MS);
  });
  try {
    return await Promise.race([check.check(), late]);
  } catch {
    return { ok: false, detail: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
