import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@guitu/identity/permit';
import type { Response } from 'express';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** For supervisors and Prometheus: liveness asks nobody, readiness asks what the service stands on. */
@ApiExcludeController()
@Public()
@Controller()
export class ObservabilityController {
  constructor(private readonly readiness: Readiness, private readonly metrics: Metrics) {}

  @Get('health/live')
  live(): { live: true } {
    return { live: true };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response) {
    const look = await this.readiness.look();
    response.status(look.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return look;
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.text();
  }
}
