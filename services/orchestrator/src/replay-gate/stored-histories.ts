/**
 * histories/<release>.br: what returns of a release have behind them, all roads of it in one file: each as protobuf after its length
 * (4 bytes), all of it in Brotli, because histories share most of their bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import proto from '@temporalio/proto';
import type { History } from '@temporalio/worker';
import type { NamedHistory } from './replay-histories.js';

const { History: Histories } = proto.temporal.api.history.v1;

/** Bytes of a length. */
const LENGTH = 4;

/** Folder of the files. */
export const STORED = fileURLToPath(new URL('../../histories/', import.meta.url));

/** The number of the return the history is of. */
function returnOf({ events }: History): string {
  const data = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  return (JSON.parse(Buffer.from(data ?? []).toString('utf8')) as { returnNo: string }).returnNo;
}

/** All of one file; each is named `<file> <return number>`. */
export function readHistories(file: string): NamedHistory[] {
  const bytes = brotliDecompressSync(readFileSync(STORED + file));
  const found: NamedHistory[] = [];
  for (let at = 0; at < bytes.length;) {
    const from = at + LENGTH;
    at = from + bytes.readUInt32LE(at);
    const history = Histories.decode(bytes.subarray(from, at));
    found.push({ name: `${file} ${returnOf(history)}`, history });
  }
  return found;
}

/** Of every release. */
export const readStoredHistories = (): NamedHistory[] => readdirSync(STORED).filter((file) => file.endsWith('.br')).sort().flatMap(readHistories);

/** The bytes of a file. */
export function packHistories(histories: readonly History[]): Uint8Array {
  const bytes = Buffer.concat(histories.flatMap((history) => {
    const body = Histories.encode(history).finish();
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32LE(body.length);
    return [length, body];
  }));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}
