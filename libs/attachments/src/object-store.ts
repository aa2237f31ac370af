/** Where the bytes of attachments lie. A key is written once and never changed. */
export interface ObjectStore {
  /** Resolves when the bytes would survive a crash of this process; again with the same key it is the same object. */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** @returns null when there is no such object */
  get(key: string): Promise<Uint8Array | null>;
  /** Removes it, or finds that it is gone already. */
  remove(key: string): Promise<void>;
}

/** Nest's name for the store of this service. */
export const OBJECT_STORE = Symbol('object store');
