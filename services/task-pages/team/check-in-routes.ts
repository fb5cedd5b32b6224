import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEnterFor } from '#domain/presence/on-behalf.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import { undo } from '#storage/actions/undo.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readTeamCheckIns, type TeamCheckInTask, type TeamMember } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { readEntries } from '../check-in/entries.ts';
import { noFields, readFields } from '../fields.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import { behalfDonePage, behalfPage } from './check-in-page.ts';
import { requireMember, sendNotYours, type TeamReader } from './reader.ts';

interface ByTask {
  Params: { person: string; task: string };
}

interface Opened {
  reader: TeamReader;
  member: TeamMember;
  task: TeamCheckInTask;
}

/** The week's figures of somebody whom no mail reaches, entered by their lead and shown as such. */
export function addBehalfRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
): void {
  const { db, clock } = deps;

  app.get<ByTask>('/team/:person/check-in/:task', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    if (opened.task.state === 'done')
      return sendHtml(reply, 200, behalfDonePage(opened.reader, { ...opened, now: clock.now() }));
    const shown = { ...opened, owned: await readOwnedKeyResults(db, opened.task), now: clock.now() };
    return sendHtml(reply, 200, behalfPage(opened.reader, { ...shown, fields: noFields(), problems: [] }));
  });

  app.post<ByTask>('/team/:person/check-in/:task', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, member, task } = opened;
    if (task.state === 'open') {
      const { locale } = reader.signedIn;
      const owned = await readOwnedKeyResults(db, task);
      const fields = readFields(request.body);
      const { entries, problems } = readEntries(owned, fields, { locale, words: reader.texts.checkIn });
      if (problems.length > 0)
        return sendHtml(
          reply,
          422,
          behalfPage(reader, { ...opened, owned, fields, problems, now: clock.now() }),
        );
      await checkIn(
        deps,
        { taskId: task.id, personId: member.personId, byId: reader.signedIn.personId },
        entries,
      );
    }
    return seeAgain(reply, opened);
  });

  app.post<ByTask>('/team/:person/check-in/:task/undo', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, member, task } = opened;
    if (task.state === 'open') return seeAgain(reply, opened);
    if (readFields(request.body).text('undo') !== 'yes') {
      const problems = [{ field: 'undo', remedy: reader.texts.frame.tickTakeBack }];
      return sendHtml(reply, 422, behalfDonePage(reader, { ...opened, now: clock.now(), problems }));
    }
    // What the person said themselves is theirs to take back.
    const target = { taskId: task.id, personId: member.personId, byId: reader.signedIn.personId };
    const status = task.enteredBy ? (await undo(deps, target)).status : 'too-late';
    if (status === 'too-late') return sendHtml(reply, 409, endPage(reader.texts.ends.tooLate, reader.texts));
    return seeAgain(reply, opened);
  });

  /** Answers by itself for a task that is not there, or a person who speaks for themselves. */
  async function open(request: FastifyRequest<ByTask>, reply: FastifyReply): Promise<Opened | undefined> {
    const found = await requireMember(deps, request, reply);
    if (!found) return undefined;
    const { reader, member } = found;
    const tasks = mayEnterFor(reader.signedIn.personId, member)
      ? await readTeamCheckIns(db, [member.personId])
      : [];
    const task = tasks.find(({ id }) => id === request.params.task);
    if (task) return { reader, member, task };
    sendNotYours(reply, reader);
    return undefined;
  }
}

function seeAgain(reply: FastifyReply, { member, task }: Opened): FastifyReply {
  return reply.redirect(`/team/${member.personId}/check-in/${task.id}`, 303);
}
