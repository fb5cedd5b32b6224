import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#domain/launch.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readTeam, type TeamMember } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { requireSignIn } from '../require-sign-in.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import type { PageTexts } from '../texts/model.ts';
import { PAGE_LANGUAGES } from '../texts/registry.ts';

/** A lead who is signed in, with the people they look after. */
export interface TeamReader {
  signedIn: SignedIn;
  texts: PageTexts;
  team: readonly TeamMember[];
}

export interface ByPerson {
  Params: { person: string };
}

/** Asks whoever is not signed in to do so. @returns the reader, or undefined when the request has been answered. */
export async function requireReader(
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TeamReader | undefined> {
  // A form that is sent too late leads back to the list, not to where only forms go.
  const way = request.method === 'GET' ? request.url : '/team';
  const signedIn = await requireSignIn(deps.session, request, reply, way);
  if (!signedIn) return undefined;
  const texts = PAGE_LANGUAGES.of(signedIn.locale);
  return { signedIn, texts, team: await readTeam(deps.db, signedIn.personId) };
}

/** The same for a page about one person of the team. */
export async function requireMember(
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
  request: FastifyRequest<ByPerson>,
  reply: FastifyReply,
): Promise<{ reader: TeamReader; member: TeamMember } | undefined> {
  const reader = await requireReader(deps, request, reply);
  if (!reader) return undefined;
  const member = reader.team.find(({ personId }) => personId === request.params.person);
  if (!member) {
    sendNotYours(reply, reader);
    return undefined;
  }
  return { reader, member };
}

/** Answers for somebody who is not looked after by the reader, whether they exist or not. */
export function sendNotYours(reply: FastifyReply, { texts }: TeamReader): FastifyReply {
  return sendHtml(reply, 404, endPage(texts.team.notYours, texts));
}

/** @returns whether the reader may say when somebody is away: whom they report to. */
export function mayEnterAbsence({ signedIn }: TeamReader, { managerId }: TeamMember): boolean {
  return managerId === signedIn.personId;
}

/** @returns who acts, for the trail. */
export function actorOf({ signedIn }: TeamReader): Actor {
  return { kind: 'person', label: 'the manager', personId: signedIn.personId };
}
