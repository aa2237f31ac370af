import { fileURLToPath } from 'node:url';
import type { ObjectPlace } from '@guitu/platform/service/service-config';
import { DiskStore } from './disk-store.js';
import type { ObjectStore } from './object-store.js';
import { S3Store } from './s3-store.js';

export function openStore(place: ObjectPlace): ObjectStore {
  return 'folder' in place ? new DiskStore(fileURLToPath(place.folder)) : new S3Store(place);
}
