import { Problem } from '@guitu/platform/http/problem';
import { connectorFor, type Connector } from './connector.js';
import type { PostingKind, PostingMode } from './vocabulary.js';

/** The systems this installation books in; none until one is set up. */
export class Connectors {
  constructor(readonly list: readonly Connector[]) {}

  /** @throws Problem 422 when the mode needs a connector for this kind and none is set up */
  requireFor(mode: PostingMode, companyCode: string, kind: PostingKind): void {
    if (mode !== 'connector' || connectorFor(this.list, companyCode, kind) !== undefined) return;
    throw Problem.unprocessable('no-connector', '尚未配置此类过账的接口。', 'No connector for this kind of posting is set up.', [{ path: 'mode', zh: '尚未配置接口。', en: 'no connector is set up' }]);
  }
}
