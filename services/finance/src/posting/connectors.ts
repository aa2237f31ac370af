import type { Connector } from '@guitu/postings/connector';

/** The systems this installation books in; none until one is set up. */
export class Connectors {
  constructor(readonly list: readonly Connector[]) {}
}
