import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '#domain/visibility.ts';
import type { Db } from '#storage/database.ts';
import { readViewer } from '#storage/repositories/okr-tree.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../shared/browser-session.ts';

type Session = BrowserSession<SignedIn>;

/**
 * Asks whoever is not signed in to do so, and leads back afterwards.
 *
 * @param way where to afterwards; where the request came to when left out.
 * @returns who is signed in, or undefined when the request has been answered.
 */
export async function requireSignIn(
  session: Session,
  request: FastifyRequest,
  reply: FastifyReply,
  way = request.url,
): Promise<SignedIn | undefined> {
  return (await session.read(request)) ?? askToSignIn(session, reply, way);
}

/** The same for pages that show each reader what the policy lets them see. */
export async function requireViewer(
  { db, session }: { db: Db; session: Session },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ signedIn: SignedIn; viewer: Viewer } | undefined> {
  const signedIn = await requireSignIn(session, request, reply);
  if (!signedIn) return undefined;
  const viewer = await readViewer(db, signedIn.personId);
  return viewer ? { signedIn, viewer } : askToSignIn(session, reply, request.url);
}

function askToSignIn(session: Session, reply: FastifyReply, way: string): undefined {
  session.keepWay(reply, way);
  reply.redirect('/sign-in', 303);
  return undefined;
}
