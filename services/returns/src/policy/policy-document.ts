/** A procedure or calendar as it is published: frozen, named by key, version and hash. */
export interface PolicyDocument {
  readonly key: string;
  readonly version: number;
  readonly sha256: string;
  /** The resolved profile, canonical; its `calendar` names the calendar that returns run on. */
  readonly body: Record<string, unknown>;
  /** First local day it may be used for new returns, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
}

export interface CalendarDocument {
  readonly key: string;
  readonly version: number;
  readonly sha256: string;
  readonly body: Record<string, unknown>;
  /** Last local day whose holidays are known, `YYYY-MM-DD`. */
  readonly coveredUntil: string;
}

/** What a registration names: which document, and proof that it is that one. */
export interface DocumentPin { readonly key: string; readonly version: number; readonly sha256: string }

/** The same key and version was published before with other content (process-model.md §4.3, V02). */
export class PublishedOtherwise extends Error {
  constructor(kind: string, key: string, version: number) {
    super(`${kind} ${key}@${version} 已以不同内容发布，请使用新版本号 / was published with other content; use a new version number`);
    this.name = 'PublishedOtherwise';
  }
}
