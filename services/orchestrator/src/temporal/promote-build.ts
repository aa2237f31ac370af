/** Makes this worker's build the current one, so that open returns go on with it (AUTO_UPGRADE) and new ones start on it. */
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Client } from '@temporalio/client';

const logger = new Logger('Build');

/** Tries until the server has seen this build poll, which takes a moment after the first start. */
export async function promoteBuild(client: Client, namespace: string, deploymentName: string, buildId: string, isWanted: () => boolean): Promise<void> {
  for (let attempt = 1; isWanted(); attempt += 1) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId, identity: 'guitu-orchestrator', ignoreMissingTaskQueues: true });
      logger.log(`current build: ${buildId}`);
      return;
    } catch (error) {
      if (attempt % 20 === 0) logger.warn(`build ${buildId} not current yet: ${String(error)}`);
      await delay(500);
    }
  }
}
