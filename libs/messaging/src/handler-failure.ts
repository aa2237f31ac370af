import type { ReceivedEvent } from './event-record.js';

/** An event could not be applied for its own sake (not for the database's): it is parked with this reason. */
export class HandlerFailure extends Error {
  constructor(readonly event: ReceivedEvent, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'HandlerFailure';
  }

  static unknownType(event: ReceivedEvent): HandlerFailure {
    return new HandlerFailure(event, `未知事件类型 / unknown type: ${event.type}`);
  }

  static unparsable(event: ReceivedEvent, cause: unknown): HandlerFailure {
    return new HandlerFailure(event, `内容不是 JSON / unparsable: ${messageOf(cause)}`, cause);
  }

  static thrown(event: ReceivedEvent, cause: unknown): HandlerFailure {
    return new HandlerFailure(event, messageOf(cause), cause);
  }
}

function messageOf(error: unknown): string {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  const text = typeof message === 'string' ? [name, message].filter(Boolean).join(': ') : (JSON.stringify(error) ?? String(error));
  return text.slice(0, 2_000);
}
