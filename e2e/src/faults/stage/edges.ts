/** A proxy on every connection of the house: whatever a network can do to it, it does there. */
import type { KafkaDoor } from '@guitu/stack/kafka/settings';
import type { PortBook } from '@guitu/stack/ports';
import { services } from '@guitu/stack/stack-names';
import { FaultProxy } from '@guitu/testing/fault-proxy';

export type Service = (typeof services)[number]['name'];
export const SERVICES: readonly Service[] = services.map(({ name }) => name);
export type PerService = Readonly<Record<Service, FaultProxy>>;

/** `http`: people and services → the service · `postgres`, `kafka`: the service → its servers · the others have one client each. */
export interface Edges {
  readonly http: PerService;
  readonly postgres: PerService;
  readonly kafka: PerService;
  /** orchestrator → Temporal */
  readonly temporal: FaultProxy;
  /** finance → the system that books */
  readonly erp: FaultProxy;
  /** notifications → the mail server */
  readonly mail: FaultProxy;
}

export const allEdges = (edges: Edges): readonly FaultProxy[] => [...[edges.http, edges.postgres, edges.kafka].flatMap((each) => Object.values(each)), edges.temporal, edges.erp, edges.mail];

export async function perService(make: (service: Service) => Promise<FaultProxy>): Promise<PerService> {
  return Object.fromEntries(await Promise.all(SERVICES.map(async (service) => [service, await make(service)] as const))) as PerService;
}

/** Kafka tells its clients where it answers, so each service has a door of its own whose address is that of its proxy. */
export async function kafkaDoors(book: PortBook): Promise<{ proxies: PerService; doors: KafkaDoor[] }> {
  const doors: KafkaDoor[] = [];
  const proxies = await perService(async () => {
    const listens = await book.throwaway();
    const proxy = await FaultProxy.to(`127.0.0.1:${listens}`);
    doors.push({ listens, advertised: proxy.port });
    return proxy;
  });
  return { proxies, doors };
}

/** The same URL through a proxy. */
export function through(url: string, proxy: FaultProxy): string {
  const changed = new URL(url);
  changed.host = `127.0.0.1:${proxy.port}`;
  return changed.href;
}
