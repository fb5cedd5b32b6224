import { agendaOf } from '#domain/check-ins/agenda.ts';
import type { NoticeFacts } from '#mails/model.ts';
import type { Trx } from '#storage/database.ts';
import { type ChangeRequest, readChangeRequests } from '#storage/repositories/change-requests.ts';
import { readFeedbackRequests, readGivers } from '#storage/repositories/feedback.ts';
import { readTeamWeeks } from '#storage/repositories/team-week.ts';
import type { DueNotice } from '#storage/sealing.ts';

/** What happens to goals while the quarter is lived; nothing is asked of the database where no notice is about it. */
export async function readQuarter(
  trx: Trx,
  notices: readonly DueNotice[],
): Promise<
  (notice: DueNotice) => Pick<NoticeFacts, 'change' | 'agenda' | 'request' | 'about' | 'feedbackFrom'>
> {
  const subjects = (wanted: (notice: DueNotice) => boolean) =>
    notices.flatMap((notice) => (wanted(notice) && notice.subjectId ? [notice.subjectId] : []));
  const changes = await readChangeRequests(
    trx,
    subjects(({ kind, taskKind }) => kind === 'change-decided' || taskKind === 'change'),
  );
  const isTeamWeek = ({ kind, personId, subjectId }: DueNotice) =>
    kind === 'feedback' && subjectId === personId;
  const requests = await readFeedbackRequests(
    trx,
    subjects((notice) => notice.kind === 'feedback' && !isTeamWeek(notice)),
  );
  const weeks = await readTeamWeeks(
    trx,
    notices.filter(isTeamWeek).map(({ personId, cycleId, taskOrdinal }) => ({
      managerId: personId,
      cycleId,
      since: (taskOrdinal ?? 1) - 1,
    })),
  );
  const givers = await readGivers(
    trx,
    notices.flatMap(({ kind, taskId }) => (kind === 'check-in' && taskId ? [taskId] : [])),
  );
  const paced = await readNames(
    trx,
    subjects(
      ({ kind, personId, subjectId }) => kind === 'welcome' || (kind === 'pace' && subjectId !== personId),
    ),
  );
  return (notice) => ({
    change: changeFacts(changes.get(notice.subjectId ?? '')),
    agenda: isTeamWeek(notice)
      ? agendaOf(
          weeks.filter(
            ({ managerId, cycleId }) => managerId === notice.personId && cycleId === notice.cycleId,
          ),
        )
      : null,
    request: requests.get(notice.subjectId ?? '') ?? null,
    about: paced.get(notice.subjectId ?? '') ?? null,
    feedbackFrom: givers.get(notice.taskId ?? '') ?? [],
  });
}

function changeFacts(request: ChangeRequest | undefined): NoticeFacts['change'] {
  if (!request) return null;
  const { askerName, change, title, proposal, reason, state, words } = request;
  return { askerName, change, keyResult: change === 'add' ? proposal.title : title, reason, state, words };
}

async function readNames(trx: Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
