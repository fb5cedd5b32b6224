import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createConsole } from '#services/console/create-console.ts';
import { createInbound } from '#services/inbound/create-inbound.ts';
import { createMailerService } from '#services/mailer/create-mailer-service.ts';
import { startWebhooks } from '#services/mailer/webhooks/service.ts';
import type { Config } from '#services/shared/config.ts';
import { connectionTo } from '#services/shared/temporal-server.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { cachedBundle } from '#services/worker/bundle-cache.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { startWorkerService } from '#services/worker/create-worker-service.ts';
import { createDoctor } from '#services/worker/doctor.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { StartError } from './start-error.ts';
import type { Stops } from './stops.ts';

export interface ServiceDeps extends StoreDeps {
  config: Config;
  /** A logger for each service, by its name. */
  logger: (name: string) => Logger;
  stops: Stops;
}

/** @param folder keeps the workflows' bundle from one start to the next. */
export function loadBundle(folder: string): Promise<WorkflowBundleWithSourceMap> {
  return cachedBundle(folder, bundleWorkflows);
}

/** Starts the worker: from here on what is due in cycles happens. @param failed told when it ends by a fault. */
export async function startWorking(
  { db, clock, config, logger, stops }: ServiceDeps,
  bundle: WorkflowBundleWithSourceMap,
  failed: (error: unknown) => void,
): Promise<void> {
  const deps = { db, clock, databaseUrl: config.databaseUrl, logger: logger('worker') };
  const { temporal } = config;
  const starting = startWorkerService(deps, { ...temporal, bundle }).catch((error: unknown) => {
    deps.logger.error({ err: error }, 'the worker did not start');
    throw new StartError(
      `Temporal does not answer at ${temporal.address} for the namespace ${temporal.namespace}: check that it runs, TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.`,
    );
  });
  const worker = await stops.keep('work', starting);
  worker.ended.catch(failed);
}

/** Opens the console and the task pages. */
export async function openDoors(
  { db, clock, config, logger, stops }: ServiceDeps,
  links: { inbox: string | undefined; temporal: string | undefined },
): Promise<void> {
  const { linkKeys, taskPages, host } = config;
  const temporal = Connection.lazy(connectionTo(config.temporal));
  stops.add('doors', () => temporal.close());
  const doctor = createDoctor(
    { db, clock },
    new Client({ connection: temporal, namespace: config.temporal.namespace }),
  );
  const doors = await Promise.all([
    createConsole({ db, clock, config, links, doctor, logger: logger('console') }).then((app) => ({
      app,
      port: config.console.port,
    })),
    createTaskPages({
      db,
      clock,
      linkKeys,
      baseUrl: taskPages.url,
      consoleUrl: config.console.url,
      learningDir: config.learningDir,
      devPages: config.devPages,
      logger: logger('task-pages'),
    }).then((app) => ({ app, port: taskPages.port })),
  ]);
  for (const { app } of doors) stops.add('doors', () => app.close());
  await Promise.all(doors.map(({ app, port }) => app.listen({ host, port })));
}

/** Listens for replies to mails, where they have an address to be sent to. */
export async function listenForReplies({ db, clock, config, logger, stops }: ServiceDeps): Promise<void> {
  const { linkKeys, host } = config;
  const { address, smtpPort } = config.inbound;
  if (!address) return;
  const inbound = createInbound({ db, clock, linkKeys, address, logger: logger('inbound') });
  stops.add('doors', () => inbound.stop());
  await inbound.listen({ host, port: smtpPort });
}

/** Starts to seal and send mails, and to tell webhooks. */
export function startMailing({ db, clock, config, logger, stops }: ServiceDeps): void {
  const mailer = createMailerService({ db, clock, config, logger: logger('mailer') });
  mailer.start();
  stops.add('work', () => mailer.stop());
  const webhooks = startWebhooks({ db, clock, config, logger: logger('mailer') });
  stops.add('work', () => webhooks.stop());
}
