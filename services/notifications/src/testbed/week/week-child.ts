/** The service in a process of its own that is told what time it is and when to look: `/at`, `/look`, `/token`. Killed at will. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DevIssuer } from '@guitu/identity/dev-issuer';
import { Directory } from '@guitu/identity/directory';
import { readServiceConfig } from '@guitu/platform/service/service-config';
import { startService } from '@guitu/platform/service/start-service';
import { DeliveryLoop } from '../../delivery/delivery-loop.js';
import { notificationsAt } from '../../service.js';
import { recordsOfWeek } from './house.js';

let now = Number(process.env['WEEK_NOW']);
const records = recordsOfWeek();
const service = await startService(notificationsAt({ clock: () => now, lookEvery: null }), readServiceConfig('notifications', process.env), { people: () => records });

async function answer(url: URL): Promise<string> {
  if (url.pathname === '/at') now = Number(url.searchParams.get('ms'));
  if (url.pathname === '/look') while ((await service.app.get(DeliveryLoop).look()) > 0);
  if (url.pathname !== '/token') return 'ok';
  const staff = url.searchParams.get('staff') ?? '';
  const person = service.app.get(Directory).person(staff);
  return person === undefined ? '' : service.app.get(DevIssuer).token({ ...person, staff });
}
const control = createServer((request, response) => {
  void answer(new URL(request.url ?? '/', 'http://control')).then((text) => response.end(text), (error: unknown) => response.writeHead(500).end(String(error)));
});
control.listen(0, '127.0.0.1', () => console.log(`ready http://127.0.0.1:${(control.address() as AddressInfo).port} ${service.url}`));
