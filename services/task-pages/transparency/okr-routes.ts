import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localDate } from '#domain/calendar.ts';
import { sharePassed } from '#domain/period.ts';
import { isUuid } from '#domain/uuid.ts';
import { maySeeBlockers, maySeeGoals, type Viewer } from '#domain/visibility.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { OkrSetContent } from '#storage/repositories/okr-content.ts';
import {
  listTreeCycles,
  listTreeDepartments,
  listTreeEntries,
  readLastWords,
  readTreeSets,
  searchGoals,
  type TreeDepartment,
  type TreeEntry,
} from '#storage/repositories/okr-tree.ts';
import { leadsAnybody } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { requireViewer } from '../require-sign-in.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import { PAGE_LANGUAGES } from '../texts/registry.ts';
import {
  type DepartmentLine,
  departmentPage,
  meanProgress,
  type OkrReader,
  overviewPage,
  type ShownSet,
  searchPage,
} from './okr-pages.ts';
import { picturePage } from './okr-picture.ts';
import { okrPoster } from './okr-poster.ts';

interface OkrRequest {
  Querystring: { cycle?: string | string[]; q?: string | string[] };
}

/** Everybody's goals with how far they are, for whoever is signed in and as far as the policy lets them see (R10). */
export function addOkrRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
): void {
  const { db } = deps;

  app.get<OkrRequest>('/okrs', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, viewer } = opened;
    const text = one(request.query.q).trim().slice(0, 100);
    if (text) {
      const found = await searchGoals(db, { cycle: reader.cycle, words: text.split(/\s+/).slice(0, 8) });
      return sendHtml(
        reply,
        200,
        searchPage(reader, { text, found: found.filter((each) => maySeeGoals(viewer, each)) }),
      );
    }
    const entries = await listTreeEntries(db, { cycle: reader.cycle });
    const shown = await show(entries, viewer);
    const departments = await listTreeDepartments(db, reader.cycle.id);
    return sendHtml(
      reply,
      200,
      overviewPage(reader, {
        strategy: shown.filter(({ level }) => level === 'company'),
        departments: linesOf(departments, entries, shown),
        leads: await leadsAnybody(db, reader.signedIn.personId),
      }),
    );
  });

  app.get<OkrRequest & { Params: { id: string } }>('/okrs/department/:id', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, viewer } = opened;
    const { id } = request.params;
    const departments = await listTreeDepartments(db, reader.cycle.id);
    const department = departments.find((each) => each.id === id);
    if (!department) return sendNothing(reply, reader);
    const entries = await listTreeEntries(db, { cycle: reader.cycle, individualsOf: id });
    const shown = await show(entries, viewer);
    const own = entries.filter(({ departmentId }) => departmentId === id);
    const below = departments.filter(({ path }) => path.startsWith(`${department.path} / `));
    return sendHtml(
      reply,
      200,
      departmentPage(reader, {
        department,
        sets: shown.filter((set) => set.level === 'department' && set.departmentId === id),
        people: shown.filter((set) => set.level === 'individual' && set.departmentId === id),
        below: linesOf(below, entries, shown),
        hidden: own.length > 0 && !own.some((entry) => maySeeGoals(viewer, entry)),
      }),
    );
  });

  app.get<OkrRequest>('/okrs/poster', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, viewer } = opened;
    const entries = await listTreeEntries(db, { cycle: reader.cycle });
    return sendHtml(reply, 200, okrPoster(reader, await show(entries, viewer)));
  });

  app.get<OkrRequest>('/okrs/picture', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const entries = await listTreeEntries(db, { cycle: opened.reader.cycle });
    return sendHtml(reply, 200, picturePage(opened.reader, await show(entries, opened.viewer)));
  });

  async function open(
    request: FastifyRequest<OkrRequest>,
    reply: FastifyReply,
  ): Promise<{ reader: OkrReader; viewer: Viewer } | undefined> {
    const who = await requireViewer(deps, request, reply);
    if (!who) return undefined;
    const { signedIn, viewer } = who;
    const texts = PAGE_LANGUAGES.of(signedIn.locale);
    const cycles = await listTreeCycles(db, signedIn.personId);
    const wanted = one(request.query.cycle);
    const cycle = isUuid(wanted) ? cycles.find(({ id }) => id === wanted) : cycles[0];
    if (!cycle) {
      sendHtml(reply, 404, endPage(texts.okrs.nothing, texts));
      return undefined;
    }
    const now = deps.clock.now();
    const begun = localDate(now, cycle.timeZone) >= cycle.startsOn;
    const expected = begun ? sharePassed(cycle, now) : undefined;
    return { reader: { signedIn, texts, cycle, cycles, expected }, viewer };
  }

  /** Reads what the viewer may see; what is in the way stays with the team. */
  async function show(entries: readonly TreeEntry[], viewer: Viewer): Promise<ShownSet[]> {
    const visible = new Map(
      entries.filter((entry) => maySeeGoals(viewer, entry)).map((entry) => [entry.id, entry]),
    );
    const sets: OkrSetContent[] = await readTreeSets(db, [...visible.values()]);
    const words = await readLastWords(db, [...visible.keys()]);
    return sets.map((set) => {
      const entry = visible.get(set.id);
      const open = entry !== undefined && maySeeBlockers(viewer, entry);
      const lastWords = new Map(
        set.objectives
          .flatMap(({ keyResults }) => keyResults)
          .flatMap(({ id }) => {
            const word = words.get(id);
            return word ? [[id, open ? word : { ...word, note: '', blocker: '' }] as const] : [];
          }),
      );
      return { ...set, lastWords };
    });
  }
}

function linesOf(
  departments: readonly TreeDepartment[],
  entries: readonly TreeEntry[],
  shown: readonly ShownSet[],
): DepartmentLine[] {
  const top = Math.min(...departments.map(({ path }) => path.split(' / ').length));
  return departments.map((department) => {
    const entry = entries.find((each) => each.level === 'department' && each.departmentId === department.id);
    const set = shown.find(({ id }) => id === entry?.id);
    return {
      ...department,
      depth: department.path.split(' / ').length - top,
      objectives: set?.objectives.length ?? 0,
      progress: set ? meanProgress(set.objectives.flatMap(({ keyResults }) => keyResults)) : null,
      hidden: entry !== undefined && set === undefined,
    };
  });
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function sendNothing(reply: FastifyReply, { texts }: OkrReader): FastifyReply {
  return sendHtml(reply, 404, endPage(texts.okrs.nothing, texts));
}
