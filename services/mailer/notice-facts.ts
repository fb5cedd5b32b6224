import { isAdjustWeek } from '#domain/check-ins/rhythm.ts';
import { labelAt } from '#domain/reply/labels.ts';
import type { CelebrationFacts, NoticeFacts, ProgressFacts, SetFacts } from '#mails/model.ts';
import type { Trx } from '#storage/database.ts';
import { readReorganisations } from '#storage/departments/announce.ts';
import { readChampionsOf } from '#storage/pilots/champions.ts';
import { readPreparedBy } from '#storage/preparers.ts';
import { readAnsweredProposals } from '#storage/proposals.ts';
import { readAskedBefore } from '#storage/repositories/asked-changed.ts';
import { type AskedKeyResult, readAskedKeyResults } from '#storage/repositories/asked-key-results.ts';
import { readCalledOffEntries } from '#storage/repositories/calendar-entries.ts';
import { readCelebration } from '#storage/repositories/celebration.ts';
import { readConcernsInMails } from '#storage/repositories/concerns.ts';
import { readContributions } from '#storage/repositories/contributions.ts';
import { readDepartmentProgress } from '#storage/repositories/department-progress.ts';
import { readDependencies } from '#storage/repositories/dependencies.ts';
import { readOkrSets } from '#storage/repositories/okr-content.ts';
import { readHandOvers, readReturns } from '#storage/repositories/presence-facts.ts';
import { readReplyAnswers } from '#storage/repositories/reply-answers.ts';
import { letterKeyResults } from '#storage/repositories/reply-letters.ts';
import { readChangesAbove } from '#storage/repositories/reviews.ts';
import type { DueNotice } from '#storage/sealing.ts';
import { readQuarter } from './quarter-facts.ts';

/**
 * @param input.urlOf where the reader of a notice acts on its task, or null.
 * @param input.replyLinks by notice the link under which its mail can be answered; empty where nobody can reply.
 * @returns by notice id what the texts need; sets and celebrations are read once each, however many read of them.
 */
export async function readFacts(
  trx: Trx,
  input: {
    now: Date;
    notices: readonly DueNotice[];
    urlOf: (notice: DueNotice) => string | null;
    replyLinks: ReadonlyMap<string, string>;
  },
): Promise<Map<string, NoticeFacts>> {
  const { now, notices, urlOf } = input;
  const sets = await readSets(trx, notices);
  const celebrations = await readCelebrations(trx, notices);
  const progress = await readProgress(trx, now, notices);
  const askedBefore = await readAskedBefore(
    trx,
    notices.filter(({ kind }) => kind === 'acknowledge').map(({ cycleId }) => cycleId),
  );
  const champions = await readChampionsOf(
    trx,
    notices.filter(({ kind }) => kind === 'acknowledge'),
  );
  const asked = notices.flatMap(({ kind, taskId }) =>
    (kind === 'check-in' || kind === 'score') && taskId ? [taskId] : [],
  );
  const cancelled = notices.filter(({ kind }) => kind === 'cycle-cancelled');
  const calledOff = await readCalledOffEntries(trx, { now, of: cancelled });
  const keyResults = await readAskedKeyResults(trx, asked);
  const lettered = await letter(trx, { notices, asked: keyResults, replyLinks: input.replyLinks });
  const answers = await readReplyAnswers(
    trx,
    notices.flatMap(({ kind, subjectId }) => (kind === 'reply' && subjectId ? [subjectId] : [])),
  );
  const concerns = await readConcernsInMails(
    trx,
    notices.flatMap(({ kind, taskKind, subjectId }) =>
      (kind.startsWith('concern') || taskKind === 'concern') && subjectId ? [subjectId] : [],
    ),
  );
  const changed = notices
    .filter(({ kind }) => kind === 'parent-changed')
    .flatMap(({ okrSetId }) => okrSetId ?? []);
  const changes = changed.length > 0 ? await readChangesAbove(trx, changed) : [];
  const dependencies = await readDependencies(
    trx,
    notices.flatMap(({ kind, taskKind, subjectId }) =>
      (kind === 'answered' || taskKind === 'answer') && subjectId ? [subjectId] : [],
    ),
  );
  const preparedBy = await readPreparedBy(
    trx,
    notices.flatMap(({ kind, taskId }) => (kind === 'prepared' && taskId ? [taskId] : [])),
  );
  const proposals = await readAnsweredProposals(
    trx,
    notices.flatMap(({ kind, subjectId }) => (kind === 'proposal-answered' && subjectId ? [subjectId] : [])),
  );
  const contributions = await readContributions(
    trx,
    notices.flatMap(({ kind, personId, okrSetId }) =>
      kind === 'team-goals' && okrSetId ? [{ personId, okrSetId }] : [],
    ),
  );
  const handOvers = await readHandOvers(trx, subjectsOf(notices, 'handed-over'));
  const reorganisations = await readReorganisations(trx, subjectsOf(notices, 'reorganised'));
  const returns = await readReturns(trx, subjectsOf(notices, 'returned'));
  const quarter = await readQuarter(trx, notices);
  return new Map(
    notices.map((notice) => [
      notice.id,
      {
        ...quarter(notice),
        ...(notice.kind === 'prepared' ? { about: preparedBy.get(notice.taskId ?? '') ?? null } : {}),
        kind: notice.kind,
        phase: notice.phase,
        cycle: { id: notice.cycleId, name: notice.cycleName, period: notice.period },
        task: taskOf(notice),
        calledOff:
          notice.kind === 'cycle-cancelled'
            ? (calledOff.get(`${notice.personId}/${notice.cycleId}`) ?? [])
            : [],
        url: urlOf(notice),
        set: sets.get(notice.okrSetId ?? '') ?? null,
        progress:
          notice.kind === 'progress' ? (progress.get(`${notice.cycleId}/${notice.subjectId}`) ?? null) : null,
        asked: notice.kind === 'acknowledge' ? (askedBefore.get(notice.cycleId) ?? []) : [],
        celebration: celebrations.get(celebrationKey(notice)) ?? null,
        leaderNote: notice.leaderNote,
        champion: champions.get(`${notice.cycleId}/${notice.personId}`) ?? null,
        ownTexts: notice.ownTexts,
        keyResults:
          keyResults.get(notice.taskId ?? '')?.map(({ title }) => title) ??
          contributions.get(`${notice.personId}/${notice.okrSetId}`) ??
          handOvers.get(notice.subjectId ?? '')?.keyResults ??
          [],
        lettered: lettered.get(notice.id) ?? null,
        adjusting: notice.kind === 'check-in' && asksToAdjust(notice, keyResults),
        answer: notice.kind === 'reply' ? (answers.get(notice.subjectId ?? '')?.answer ?? null) : null,
        concern: concerns.get(notice.subjectId ?? '') ?? null,
        changesAbove: changes.filter(({ okrSetId }) => okrSetId === notice.okrSetId),
        dependency: dependencies.get(notice.subjectId ?? '') ?? null,
        proposal: proposals.get(notice.subjectId ?? '') ?? null,
        handOver: handOvers.get(notice.subjectId ?? '') ?? null,
        reorganisation: reorganisations.get(notice.subjectId ?? '') ?? null,
        returned: returns.get(notice.subjectId ?? '') ?? null,
        nextPeriod: notice.subjectId === notice.cycleId,
        subjectId: notice.subjectId,
      },
    ]),
  );
}

function subjectsOf(notices: readonly DueNotice[], kind: DueNotice['kind']): string[] {
  return notices.flatMap((notice) => (notice.kind === kind && notice.subjectId ? [notice.subjectId] : []));
}

/** @returns whether a check-in also asks to keep, change or drop something. */
function asksToAdjust(
  { taskId, taskOrdinal }: DueNotice,
  asked: ReadonlyMap<string, readonly AskedKeyResult[]>,
): boolean {
  return isAdjustWeek(taskOrdinal ?? 0) && (asked.get(taskId ?? '') ?? []).some(({ adjusted }) => !adjusted);
}

/** @returns by notice the key results it asks about with their letters, where its mail can be answered. */
async function letter(
  trx: Trx,
  {
    notices,
    asked,
    replyLinks,
  }: {
    notices: readonly DueNotice[];
    asked: ReadonlyMap<string, readonly AskedKeyResult[]>;
    replyLinks: ReadonlyMap<string, string>;
  },
): Promise<Map<string, string[]>> {
  const checkIns = notices.flatMap(({ id, kind, taskId }) => {
    const linkId = replyLinks.get(id);
    const own = asked.get(taskId ?? '');
    return kind === 'check-in' && linkId && own ? [{ id, linkId, own }] : [];
  });
  const letters = await letterKeyResults(
    trx,
    checkIns.map(({ linkId, own }) => ({ linkId, keyResultIds: own.map(({ id }) => id) })),
  );
  return new Map(
    checkIns.map(({ id, linkId, own }) => [
      id,
      (letters.get(linkId) ?? []).flatMap((keyResultId, place) => {
        const found = own.find((each) => each.id === keyResultId);
        const label = labelAt(place);
        return found ? [label ? `${label} – ${found.title}` : found.title] : [];
      }),
    ]),
  );
}

function taskOf(notice: DueNotice): NoticeFacts['task'] {
  const { taskId, taskKind, taskDueAt, taskOrdinal, taskPersonName } = notice;
  if (!taskId || !taskKind || !taskDueAt) return null;
  return {
    id: taskId,
    kind: taskKind,
    dueAt: taskDueAt,
    ordinal: taskOrdinal ?? 0,
    sequence: notice.taskSequence ?? 0,
    personName: taskPersonName ?? '',
  };
}

async function readSets(trx: Trx, notices: readonly DueNotice[]): Promise<Map<string, SetFacts>> {
  const ids = [...new Set(notices.flatMap(({ okrSetId }) => okrSetId ?? []))];
  const sets = await readOkrSets(trx, ids);
  return new Map(
    sets.map(({ id, level, departmentName, ownerName, why, notThisQuarter, objectives }) => [
      id,
      {
        level,
        departmentName,
        ownerName,
        why,
        notThisQuarter,
        objectives: objectives.map(({ title }) => title),
      },
    ]),
  );
}

async function readCelebrations(
  trx: Trx,
  notices: readonly DueNotice[],
): Promise<Map<string, CelebrationFacts>> {
  const found = new Map<string, CelebrationFacts>();
  for (const notice of notices) {
    const key = celebrationKey(notice);
    if (notice.kind !== 'celebration' || found.has(key)) continue;
    const departmentId = notice.subjectId === notice.cycleId ? null : notice.subjectId;
    found.set(key, await readCelebration(trx, { cycleId: notice.cycleId, departmentId }));
  }
  return found;
}

/** Read once a department and week, however many people read of it. */
function readProgress(
  trx: Trx,
  now: Date,
  notices: readonly DueNotice[],
): Promise<Map<string, ProgressFacts>> {
  const wanted = new Map(
    notices.flatMap(({ kind, cycleId, subjectId }) =>
      kind === 'progress' && subjectId
        ? [[`${cycleId}/${subjectId}`, { cycleId, departmentId: subjectId }] as const]
        : [],
    ),
  );
  return readDepartmentProgress(trx, { now, of: [...wanted.values()] });
}

function celebrationKey({ cycleId, subjectId }: DueNotice): string {
  return `${cycleId}/${subjectId}`;
}
