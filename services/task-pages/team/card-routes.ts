import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { mayEnterFor } from '#domain/presence/on-behalf.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { issueCard, issueMissingCards, listCards, revokeCard } from '#storage/presence/cards.ts';
import type { TeamMember } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { readFields } from '../fields.ts';
import { sendHtml } from '../send.ts';
import { cardPage, cardsPage } from './card-pages.ts';
import {
  actorOf,
  type ByPerson,
  requireMember,
  requireReader,
  sendNotYours,
  type TeamReader,
} from './reader.ts';

interface Said {
  Querystring: { said?: string };
}

/**
 * Printed cards as a lead makes them for people of their own whom no mail reaches. A card stands for its person, so a lead
 * prints only what they have made themselves, which is on record and stands on the person's page; a new one ends the old.
 */
export function addTeamCardRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn>; linkKeys: readonly LinkKey[]; baseUrl: string },
): void {
  const { db, linkKeys, baseUrl } = deps;

  app.get('/team/cards', async (request, reply) => {
    const reader = await requireReader(deps, request, reply);
    if (!reader) return reply;
    const cards = await listCards(db, { leadId: reader.signedIn.personId });
    return sendHtml(reply, 200, cardsPage(reader, { cards, linkKeys, baseUrl }));
  });

  app.post('/team/cards', async (request, reply) => {
    const reader = await requireReader(deps, request, reply);
    if (!reader) return reply;
    if (readFields(request.body).text('card') === 'missing') await issueMissingCards(deps, issuing(reader));
    return reply.redirect('/team/cards', 303);
  });

  app.get<ByPerson & Said>('/team/:person/card', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, member } = opened;
    const [card] = await listCards(db, { leadId: reader.signedIn.personId, personId: member.personId });
    const words = reader.texts.team.card;
    const done = request.query.said;
    const said = done === 'made' || done === 'withdrawn' ? words[done] : undefined;
    return sendHtml(reply, 200, cardPage(reader, { member, card, linkKeys, baseUrl, said }));
  });

  app.post<ByPerson>('/team/:person/card', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { reader, member } = opened;
    const choice = readFields(request.body).text('card');
    const whose = { ...issuing(reader), personId: member.personId };
    if (choice === 'new') await issueCard(deps, whose);
    if (choice === 'withdraw') await revokeCard(deps, whose);
    const said = { new: '?said=made', withdraw: '?said=withdrawn' }[choice] ?? '';
    return reply.redirect(`/team/${member.personId}/card${said}`, 303);
  });

  /** Answers by itself for somebody whom mail reaches, or who is another lead's. */
  async function open(
    request: FastifyRequest<ByPerson>,
    reply: FastifyReply,
  ): Promise<{ reader: TeamReader; member: TeamMember } | undefined> {
    const found = await requireMember(deps, request, reply);
    if (!found || mayEnterFor(found.reader.signedIn.personId, found.member)) return found;
    sendNotYours(reply, found.reader);
    return undefined;
  }

  function issuing(reader: TeamReader) {
    const [key] = linkKeys;
    if (!key) throw new RangeError('no link key to sign with');
    return { key, actor: actorOf(reader), leadId: reader.signedIn.personId };
  }
}
