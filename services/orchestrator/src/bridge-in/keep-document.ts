/** Keeps a policy or calendar under its hash and lets the returns go that waited for it. */
import type { EventContext } from '@guitu/messaging/event-context';
import { readEvent } from '@guitu/contracts/events/read-event';
import { PolicyPublishedV1 } from '@guitu/contracts/events/policy-published';
import type { DeliverFacts } from './deliver-facts.js';

export type DocumentKind = 'policy' | 'calendar';

export class KeepDocument {
  constructor(private readonly deliverFacts: DeliverFacts) {}

  /** @throws when the document lacks key, version, hash or body */
  async execute({ tx }: EventContext, kind: DocumentKind, body: unknown): Promise<void> {
    const document = readEvent(PolicyPublishedV1, body);
    await tx.execute(
      'insert into pinned_document (kind, key, version, sha256, body) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [kind, document.key, document.version, document.sha256, JSON.stringify(document.body)],
    );
    tx.afterCommit(() => void this.deliverFacts.offerStartable());
  }
}
