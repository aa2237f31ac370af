/** What must be well before a service is given work. */
export interface ReadinessCheck {
  readonly name: string;
  /** without it people cannot even be answered; what only delays their facts leaves this out */
  readonly toAnswer?: boolean;
  /** Detail for people; `ok: false` makes the service not ready. */
  check(): Promise<{ ok: boolean; detail?: string }>;
}

export interface ReadinessLook {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, { ok: boolean; detail?: string }>>;
}

const LIMIT_MS = 2_000;

export class Readiness {
  private readonly checks: ReadinessCheck[] = [];

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** All checks at once; one that throws or takes longer than 2 s is not well. */
  look(): Promise<ReadinessLook> {
    return lookAt(this.checks);
  }

  /** Only whether people can be answered, also while Kafka or Temporal is away: by this a load balancer decides. */
  lookToAnswer(): Promise<ReadinessLook> {
    return lookAt(this.checks.filter(({ toAnswer = false }) => toAnswer));
  }
}

async function lookAt(checks: readonly ReadinessCheck[]): Promise<ReadinessLook> {
  const looks = await Promise.all(checks.map(async (check) => [check.name, await within(check)] as const));
  return { ready: looks.every(([, look]) => look.ok), checks: Object.fromEntries(looks) };
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
