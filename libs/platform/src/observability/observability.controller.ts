import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@guitu/identity/permit';
import type { Response } from 'express';
import { Metrics } from './metrics.js';
import { Readiness, type ReadinessLook } from './readiness.js';

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
    return told(response, await this.readiness.look());
  }

  /** For whoever spreads requests over replicas: people's commands are taken also while Kafka or Temporal is away. */
  @Get('health/serving')
  async serving(@Res({ passthrough: true }) response: Response) {
    return told(response, await this.readiness.lookToAnswer());
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.text();
  }
}

function told(response: Response, look: ReadinessLook): ReadinessLook {
  response.status(look.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
  return look;
}
