/** Figures of one service in Prometheus' text format. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export class Metrics {
  readonly registry = new Registry();
  readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    this.requests = new Histogram({
      name: 'guitu_http_request_seconds', help: 'HTTP requests by route and status', labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5], registers: [this.registry],
    });
    this.gauge('guitu_process_resident_bytes', 'Resident memory of the process that hosts this service', () => process.memoryUsage.rss());
    this.gauge('guitu_process_cpu_seconds', 'CPU time of the process that hosts this service', () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; });
  }

  counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  /** A figure read when somebody looks; one that cannot be read is left out of that answer. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name, help, registers: [this.registry],
      collect: async () => {
        try {
          gauge.set(await read());
        } catch {
          gauge.reset();
        }
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
