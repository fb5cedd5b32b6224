import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StoreDeps } from '#storage/deps.ts';
import { LONGEST_COMMENT, writeLeavingComment } from '#storage/privacy/leaving-comment.ts';
import { readPersonData } from '#storage/privacy/person-data.ts';
import { readOwnResults } from '#storage/privacy/results.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { personFileName, personJson } from '../../shared/privacy/person-file.ts';
import { readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { requireSignIn } from '../require-sign-in.ts';
import { sendHtml } from '../send.ts';
import { PAGE_LANGUAGES } from '../texts/registry.ts';
import { dataPage, leavingPage } from './pages.ts';

interface LeavingRequest {
  Params: { cycle: string };
  Querystring: { said?: string };
}

/** What is kept about whoever is signed in, and what leaves about them. */
export function addMineRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
): void {
  const { db, clock } = deps;

  app.get('/me', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    return sendHtml(reply, 200, dataPage(opened.data, opened.texts));
  });

  app.get('/me/data.json', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${personFileName(opened.data)}"`)
      .send(personJson(opened.data));
  });

  app.get<LeavingRequest>('/me/leaving', async (request, reply) => {
    const signedIn = await requireSignIn(deps.session, request, reply);
    if (!signedIn) return reply;
    const texts = PAGE_LANGUAGES.of(signedIn.locale);
    const { leaving } = texts.mine;
    const said = { kept: leaving.kept, back: leaving.takenBack }[String(request.query.said)] ?? '';
    return sendHtml(reply, 200, await showLeaving(signedIn, { said }));
  });

  app.post<LeavingRequest>('/me/leaving/:cycle', async (request, reply) => {
    const signedIn = await requireSignIn(deps.session, request, reply, '/me/leaving');
    if (!signedIn) return reply;
    const words = readFields(request.body).text('comment').trim();
    const { cycle: cycleId } = request.params;
    const own = (await readOwnResults(db, signedIn.personId)).find(
      (each) => each.cycleId === cycleId && !each.erased,
    );
    // A cycle that is not theirs, or over: the page says what there is.
    if (!own) return reply.redirect('/me/leaving', 303);
    if (words.length > LONGEST_COMMENT) {
      const { tooLong } = PAGE_LANGUAGES.of(signedIn.locale).mine.leaving;
      const problems = [{ field: `comment-${cycleId}`, remedy: tooLong(words.length, LONGEST_COMMENT) }];
      return sendHtml(reply, 422, await showLeaving(signedIn, { problems, typed: { cycleId, words } }));
    }
    await writeLeavingComment(deps, { cycleId, personId: signedIn.personId, words });
    return reply.redirect(`/me/leaving?said=${words ? 'kept' : 'back'}`, 303);
  });

  async function open(request: FastifyRequest, reply: FastifyReply) {
    const signedIn = await requireSignIn(deps.session, request, reply, '/me');
    if (!signedIn) return undefined;
    const { personId, locale } = signedIn;
    // Without an address they came by a printed card, which somebody else may hold: what was said in confidence stays out.
    const { email } = await db
      .selectFrom('person')
      .select('email')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    const reader = email === null ? 'hr-ops' : 'person';
    const data = await readPersonData(db, { personId, now: clock.now(), reader });
    if (!data) throw new Error(`no person ${personId}`);
    return { data, texts: PAGE_LANGUAGES.of(locale) };
  }

  async function showLeaving(
    signedIn: SignedIn,
    more: {
      said?: string;
      problems?: readonly FormProblem[];
      typed?: { cycleId: string; words: string };
    },
  ): Promise<string> {
    const cycles = await readOwnResults(db, signedIn.personId);
    return leavingPage({ cycles, signedIn, texts: PAGE_LANGUAGES.of(signedIn.locale), ...more });
  }
}
