/** A service on a database of its own whose Kafka is away; platform must work without it. */
import { DevIssuer } from '@guitu/identity/dev-issuer';
import { Directory } from '@guitu/identity/directory';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import type { ServiceDefinition } from '../service/define-service.js';
import { readServiceConfig } from '../service/service-config.js';
import { startService, type RunningService } from '../service/start-service.js';

export class ServiceStand {
  private constructor(readonly database: TestDatabase, readonly service: RunningService) {}

  static async start(definition: ServiceDefinition): Promise<ServiceStand> {
    const database = await createTestDatabase([]);
    const own = `GUITU_${definition.name.toUpperCase()}`;
    const config = readServiceConfig(definition.name, { [`${own}_DATABASE_URL`]: database.url, [`${own}_PORT`]: '0', GUITU_KAFKA_BROKERS: '127.0.0.1:9', GUITU_LOG_LEVEL: 'silent', GUITU_PEOPLE: 'demo' });
    return new ServiceStand(database, await startService(definition, config, { logger: false }));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.database.drop();
  }

  async token(staff: string): Promise<string> {
    const person = this.service.app.get(Directory).person(staff);
    if (person === undefined) throw new Error(`no demo person ${staff}`);
    return this.service.app.get(DevIssuer).token({ ...person, staff });
  }

  /** A request as the bytes and headers say, signed by a keeper unless the headers say otherwise. */
  async send(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<{ status: number; type: string; headers: Headers; text: string; json: Record<string, unknown> }> {
    const response = await fetch(`${this.service.url}${path}`, { method, headers: { authorization: `Bearer ${await this.token('e-keeper')}`, ...headers }, ...(body !== undefined && { body }) });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
  }
}
