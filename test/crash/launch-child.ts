// One member of the process group that the crash test kills: the first launches and works, and starts a second one that mails.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { systemClock } from '#domain/clock.ts';
import { NO_LIMITS } from '#domain/mail-rate.ts';
import { openDatabase } from '#storage/database.ts';
import { LINK_KEYS } from '../support/mailing.ts';
import { BASE_HOST, type ChildSettings } from './group.ts';

const [role = '', json = '{}'] = process.argv.slice(2);
const settings: ChildSettings = JSON.parse(json);
const { databaseUrl } = settings;
const logger = pino({ level: 'error' }, pino.destination({ dest: settings.logFile, sync: true }));
const deps = { db: openDatabase(databaseUrl), clock: systemClock(), logger };

if (role === 'work') {
  const args = [...process.execArgv, import.meta.filename, 'mail', json];
  spawn(process.execPath, args, { stdio: 'inherit' });
  await work();
} else await mail();

// Each role reads only the code it needs: the group is started again and again.
async function work(): Promise<void> {
  const { launchCycle } = await import('#storage/launch.ts');
  const { period, bundleFile } = settings;
  const actor = { kind: 'hr-ops', label: 'crash test' } as const;
  const launched = await launchCycle(deps, { period, departments: [], start: 'now', actor, undoMinutes: 0 });
  process.stdout.write(`launched ${launched.cycleId} ${launched.created}\n`);
  const { startWorkerService } = await import('#services/worker/create-worker-service.ts');
  const bundle = JSON.parse(readFileSync(bundleFile, 'utf8'));
  await startWorkerService({ ...deps, databaseUrl }, { ...settings.temporal, namespace: 'default', bundle });
}

async function mail(): Promise<void> {
  const { createTaskPages } = await import('#services/task-pages/create-task-pages.ts');
  const { createMailerService } = await import('#services/mailer/create-mailer-service.ts');
  const port = settings.pagesPort;
  const url = `http://${BASE_HOST}:${port}`;
  const pages = await createTaskPages({ ...deps, linkKeys: LINK_KEYS, baseUrl: url, limit: null });
  await pages.listen({ host: BASE_HOST, port });
  const config = {
    databaseUrl,
    smtpUrl: settings.smtpUrl,
    mailFrom: 'Quarterdeck <quarterdeck@localhost>',
    linkKeys: LINK_KEYS,
    mailLimits: NO_LIMITS,
    dkim: null,
    mailPacing: 'immediate' as const,
    inbound: { address: null, smtpPort: 0, port: 0 },
    taskPages: { port, url },
  };
  createMailerService({ ...deps, config }).start();
}
