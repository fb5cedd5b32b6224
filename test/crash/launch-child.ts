// One member of the process group that the crash test kills: the first launches and works, and starts a second one that mails.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { pino } from 'pino';
import { systemClock } from '#domain/clock.ts';
import { createMailerService } from '#services/mailer/create-mailer-service.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { startWorkerService } from '#services/worker/create-worker-service.ts';
import { openDatabase } from '#storage/database.ts';
import { launchCycle } from '#storage/launch.ts';
import { LINK_KEYS } from '../support/mailing.ts';
import { BASE_HOST, type ChildSettings } from './group.ts';

const [role = '', json = '{}'] = process.argv.slice(2);
const settings: ChildSettings = JSON.parse(json);
const { databaseUrl, period } = settings;
const logger = pino({ level: 'error' }, pino.destination({ dest: settings.logFile, sync: true }));
const deps = { db: openDatabase(databaseUrl), clock: systemClock(), logger };

if (role === 'work') {
  const args = [...process.execArgv, import.meta.filename, 'mail', json];
  spawn(process.execPath, args, { stdio: 'inherit' });
  const actor = { kind: 'hr-ops', label: 'crash test' } as const;
  const launched = await launchCycle(deps, { period, departments: [], start: 'now', actor, undoMinutes: 0 });
  process.stdout.write(`launched ${launched.cycleId} ${launched.created}\n`);
  const bundle: WorkflowBundleWithSourceMap = JSON.parse(readFileSync(settings.bundleFile, 'utf8'));
  const { address, taskQueue } = settings.temporal;
  await startWorkerService({ ...deps, databaseUrl }, { address, namespace: 'default', taskQueue, bundle });
} else {
  const baseUrl = `http://${BASE_HOST}:${settings.pagesPort}`;
  const pages = await createTaskPages({ ...deps, linkKeys: LINK_KEYS, baseUrl, limit: null });
  await pages.listen({ host: BASE_HOST, port: settings.pagesPort });
  const config = {
    databaseUrl,
    smtpUrl: settings.smtpUrl,
    mailFrom: 'Quarterdeck <quarterdeck@localhost>',
    linkKeys: LINK_KEYS,
    mailPacing: 'immediate' as const,
    taskPages: { port: settings.pagesPort, url: baseUrl },
  };
  createMailerService({ ...deps, config }).start();
}
