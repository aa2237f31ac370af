/** Two services in one process, of which one can be made to crash: `GET /api/crates/v1/crash`. */
import { Public } from '@guitu/identity/permit';
import { Controller, Get, Module } from '@nestjs/common';
import { defineService } from '../service/define-service.js';
import { runServices } from '../service/run-services.js';
import { parcels } from './parcels-service.js';

@Controller()
@Public()
class CrashController {
  @Get('crash')
  crash(): object {
    setImmediate(() => {
      throw new Error('the crates service is broken');
    });
    return {};
  }
}
@Module({ controllers: [CrashController] })
class CratesModule {}

await runServices([parcels, defineService({ name: 'crates', title: 'Crates', migrations: [], reads: [{ source: 'process' }], module: () => CratesModule })]);
