import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatDay, localeForText } from '#domain/format.ts';
import { BEHALF_KINDS, type BehalfKind, mayEnterFor } from '#domain/presence/on-behalf.ts';
import { undo } from '#storage/actions/undo.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readTaskEnd, readTeamTasks } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { readFields } from '../fields.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import { type Behalf, behalfPath, type Opened } from './behalf.ts';
import { createBehalfCheckIn } from './behalf-check-in.ts';
import { behalfDonePage, behalfPage } from './behalf-pages.ts';
import { createBehalfScore } from './behalf-score.ts';
import { requireMember, sendNotYours } from './reader.ts';

interface ByTask {
  Params: { person: string; task: string };
}

/** Figures of somebody whom no mail reaches, entered by their lead and shown as such. */
export function addBehalfRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
): void {
  const behalves: Readonly<Record<BehalfKind, Behalf>> = {
    'check-in': createBehalfCheckIn(deps),
    score: createBehalfScore(deps),
  };
  for (const kind of BEHALF_KINDS) addKind(app, deps, kind, behalves[kind]);
}

function addKind(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
  kind: BehalfKind,
  behalf: Behalf,
): void {
  const { db, clock } = deps;
  const path = `/team/:person/${kind}/:task`;

  app.get<ByTask>(path, async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const done = opened.task.state === 'done';
    const page = done
      ? behalfDonePage(opened, { now: clock.now() })
      : behalfPage(opened, await behalf.show(opened));
    return sendHtml(reply, 200, page);
  });

  app.post<ByTask>(path, async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const again = opened.task.state === 'open' ? await behalf.post(opened, readFields(request.body)) : null;
    if (!again) return seeAgain(reply, opened);
    return sendHtml(reply, again.problems.length > 0 ? 422 : 200, behalfPage(opened, again));
  });

  app.post<ByTask>(`${path}/undo`, async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, member, task } = opened;
    if (task.state === 'open') return seeAgain(reply, opened);
    if (readFields(request.body).text('undo') !== 'yes') {
      const problems = [{ field: 'undo', remedy: reader.texts.frame.tickTakeBack }];
      return sendHtml(reply, 422, behalfDonePage(opened, { now: clock.now(), problems }));
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
      ? await readTeamTasks(db, [member.personId])
      : [];
    const task = tasks.find((each) => each.id === request.params.task && each.kind === kind);
    if (task) return { reader, member, task };
    const asked = { taskId: request.params.task, personId: member.personId, kind };
    const mayLook = mayEnterFor(reader.signedIn.personId, member);
    const endedAt = mayLook ? await readTaskEnd(db, asked) : undefined;
    if (endedAt) sendEnded(reply, { reader, member, endedAt, kind });
    else sendNotYours(reply, reader);
    return undefined;
  }
}

/** The list of the week before, or the page after the last press, leads here once the step has closed. */
function sendEnded(
  reply: FastifyReply,
  of: { reader: Opened['reader']; member: Opened['member']; endedAt: Date; kind: BehalfKind },
): FastifyReply {
  const { reader, member, endedAt, kind } = of;
  const { texts, signedIn } = reader;
  const locale = localeForText(texts.language, signedIn.locale);
  const day = formatDay(endedAt, { locale, timeZone: member.timeZone });
  return sendHtml(reply, 410, endPage(texts.ends.closed(day, kind), texts));
}

function seeAgain(reply: FastifyReply, { task }: Opened): FastifyReply {
  return reply.redirect(behalfPath(task), 303);
}
