import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '#domain/uuid.ts';
import { maySeeGoals, readVisibility, type Viewer } from '#domain/visibility.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readCelebration } from '#storage/repositories/celebration.ts';
import {
  gatherAnswers,
  listCelebrations,
  mayReadGathered,
  readCelebrationPlace,
} from '#storage/repositories/celebration-page.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { requireViewer } from '../require-sign-in.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import type { EndText, PageTexts } from '../texts/model.ts';
import { PAGE_LANGUAGES } from '../texts/registry.ts';
import { type CelebrationReader, celebrationPage, gatheredPage } from './celebration-page.ts';

interface CelebrationRequest {
  Params: { cycle: string; department?: string };
  Querystring: { poster?: string };
}

/** The celebration of a department and of all, for whoever is signed in, from the day on which its mail goes out (R6). */
export function addCelebrationRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
): void {
  const { db } = deps;

  for (const url of ['/celebration/:cycle', '/celebration/:cycle/department/:department']) {
    app.get<CelebrationRequest>(url, async (request, reply) => {
      const opened = await open(request, reply);
      if (!opened) return reply;
      const { reader, viewer } = opened;
      const { cycleId, departmentId } = reader.place;
      const [figures, departments, company] = [
        await readCelebration(db, { cycleId, departmentId }),
        departmentId ? [] : await listCelebrations(db, cycleId),
        departmentId ? await readCelebrationPlace(db, { cycleId, departmentId: null }) : undefined,
      ];
      const body = celebrationPage(reader, {
        figures,
        departments: departments.filter(({ path, visibility }) => maySee(viewer, path, visibility)),
        gathered: mayReadGathered(viewer, reader.place),
        companyPublished: company?.published ?? false,
        poster: request.query.poster === '1',
      });
      return sendHtml(reply, 200, body);
    });
  }

  app.get<CelebrationRequest>('/celebration/:cycle/department/:department/said', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, viewer } = opened;
    const { place, texts } = reader;
    if (!mayReadGathered(viewer, place))
      return sendHtml(reply, 403, endOf(texts, texts.celebration.notForYou));
    const of = { cycleId: place.cycleId, departmentId: place.departmentId, except: viewer.personId };
    const [team, process] = [
      await gatherAnswers(db, { ...of, about: 'team' }),
      await gatherAnswers(db, { ...of, about: 'process' }),
    ];
    const department = place.departmentPath?.split(' / ').at(-1) ?? '';
    return sendHtml(reply, 200, gatheredPage(reader, { department, team, process }));
  });

  async function open(
    request: FastifyRequest<CelebrationRequest>,
    reply: FastifyReply,
  ): Promise<{ reader: CelebrationReader; viewer: Viewer } | undefined> {
    const who = await requireViewer(deps, request, reply);
    if (!who) return undefined;
    const { signedIn, viewer } = who;
    const texts = PAGE_LANGUAGES.of(signedIn.locale);
    const { cycle: cycleId, department: departmentId = null } = request.params;
    const known = [cycleId, ...(departmentId ? [departmentId] : [])].every(isUuid);
    const place = known ? await readCelebrationPlace(db, { cycleId, departmentId }) : undefined;
    if (!place?.published || !maySee(viewer, place.departmentPath, place.visibility)) {
      sendHtml(reply, 404, endOf(texts, texts.celebration.notYet));
      return undefined;
    }
    return { reader: { signedIn, texts, place }, viewer };
  }
}

/** What a policy keeps to its own department is not celebrated before others. */
function maySee(viewer: Viewer, departmentPath: string | null, policy: string | null): boolean {
  return maySeeGoals(viewer, { departmentPath, ownerId: '', visibility: readVisibility(policy) });
}

function endOf(texts: PageTexts, end: EndText): string {
  return endPage(end, texts);
}
