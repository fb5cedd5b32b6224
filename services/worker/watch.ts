import { Gauge, type Registry } from 'prom-client';
import { MAIL_STATES, OUTBOX_KINDS } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readWatchFigures } from '#storage/watch.ts';

/**
 * Figures of the whole installation, read from the store before each scrape. Every worker tells the same ones: alert on the
 * largest, do not add them up.
 *
 * @returns what reads them anew; it never fails, `quarterdeck_store_up` says whether it could.
 */
export function watchStore(deps: StoreDeps, registry: Registry): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `quarterdeck_${name}`, help, labelNames, registers: [registry] });
  const waiting = gauge('outbox_waiting', 'Rows of the outbox that may leave and have not.', ['kind']);
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest row that waits.', ['kind']);
  const mails = gauge('mails', 'Mails by what became of them.', ['state']);
  const stepsLate = gauge('steps_late', 'Steps that nobody performed within five minutes.');
  const phasesOverdue = gauge('phases_overdue', 'Phases open more than five minutes after their deadline.');
  const notices = gauge('notices_waiting', 'Notices that wait for their mail.');
  const cycles = gauge('cycles_running', 'Cycles that are running.');
  const tasks = gauge('tasks_open', 'Tasks that people are asked to do.');
  const suppressed = gauge('addresses_suppressed', 'Addresses to which nothing is sent.');
  const up = gauge('store_up', '1 when the figures of the store could be read.');

  return async () => {
    const figures = await readWatchFigures(deps).catch(() => undefined);
    up.set(figures ? 1 : 0);
    if (!figures) return;
    for (const kind of OUTBOX_KINDS) {
      const found = figures.outbox.find((each) => each.kind === kind);
      waiting.set({ kind }, found?.waiting ?? 0);
      oldest.set({ kind }, found?.oldestSeconds ?? 0);
    }
    for (const state of MAIL_STATES)
      mails.set({ state }, figures.mails.find((each) => each.state === state)?.n ?? 0);
    stepsLate.set(figures.stepsLate);
    phasesOverdue.set(figures.phasesOverdue);
    notices.set(figures.noticesWaiting);
    cycles.set(figures.cyclesRunning);
    tasks.set(figures.tasksOpen);
    suppressed.set(figures.addressesSuppressed);
  };
}
