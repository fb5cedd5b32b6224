import { html } from 'ghtml';
import { type CycleFacts, type NextStep, nextStepOf } from '#domain/cycle-attention.ts';
import { assertNever } from '#domain/errors.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';
import { dayAndHour, plural } from './words.ts';

/** @returns safe HTML of the one thing to decide next, with the way there. */
export function nextStepSection(cycle: CycleProgress, now: Date): string {
  const { words, path, label } = said(nextStepOf(factsOf(cycle, now)), cycle);
  if (!words) return '';
  return html`<div class="note next"><h2>Next decision</h2><p>${words} !${path ? html`<a href="${path}">${label}</a>` : ''}</p></div>`;
}

function factsOf(cycle: CycleProgress, now: Date): CycleFacts {
  const { state, mails, undelivered, tasksByKind, phases } = cycle;
  return {
    state,
    now,
    failedMails: mails.failed + mails.unknown,
    undelivered: undelivered.length,
    late: tasksByKind.reduce((sum, { late }) => sum + late, 0),
    decisions: tasksByKind.reduce(
      (sum, { kind, open }) => sum + (kind === 'decide' || kind === 'pilot-decision' ? open : 0),
      0,
    ),
    phases,
  };
}

function said(next: NextStep, cycle: CycleProgress): { words: string; path?: string; label?: string } {
  const at = `/cycles/${cycle.id}`;
  switch (next.step) {
    case 'resume':
      return {
        words: 'Resume it when the reason for the pause is over.',
        path: `${at}/resume`,
        label: 'See what resuming does',
      };
    case 'mails':
      return {
        words: `${plural(next.count, 'mail')} did not get through. Look at the mail server and the addresses first.`,
        path: '/addresses',
        label: 'Look at the addresses',
      };
    case 'addresses':
      return {
        words: `${plural(next.count, 'person gets', 'people get')} no mail, since it came back.`,
        path: '/addresses',
        label: 'Look at the addresses',
      };
    case 'decision':
      return {
        words: `${plural(next.count, 'decision is', 'decisions are')} waiting with the person who was asked by mail.`,
        path: `${at}/outstanding`,
        label: 'See with whom',
      };
    case 'extend':
      return {
        words: `${PHASE_NAMES[next.phase]} ends ${dayAndHour(next.closesAt, cycle.timeZone)} and ${next.open} of ${next.of} tasks are still open.`,
        path: `${at}/extend`,
        label: 'Extend the deadline',
      };
    case 'remind':
      return {
        words: `${plural(next.count, 'task is', 'tasks are')} late.`,
        path: `${at}/remind?late=yes`,
        label: 'See whom a reminder would reach',
      };
    case 'nothing':
      return { words: cycle.state === 'running' ? 'None: the cycle carries itself.' : '' };
    default:
      return assertNever(next);
  }
}
