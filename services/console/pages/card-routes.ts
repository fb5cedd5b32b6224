import type { FastifyPluginAsync } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { isUuid } from '#domain/uuid.ts';
import { issueCard, issueMissingCards, listCards, revokeCard } from '#storage/presence/cards.ts';
import { findPerson } from '#storage/presence/find-person.ts';
import { Problem } from '../../shared/problem.ts';
import { printedCard } from '../../task-pages/card/paper-card.ts';
import { visitorOf } from '../visitor.ts';
import { cardSheet } from './card-sheet.ts';
import { cardsBody } from './cards-page.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, saidBefore, sayNext, sendPage } from './layout.ts';
import { plural } from './words.ts';

interface ByFilter {
  Querystring: { department?: string; person?: string };
}

/** Printed cards for people whom no mail reaches: making, printing, replacing and withdrawing them. */
export const cardPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, links, cards } = deps;

  app.get<ByFilter>('/people/cards', async (request, reply) => {
    const department = textOf(request.query.department);
    const rows = await listCards(db, { departmentPath: department });
    const body = cardsBody({ rows, department, said: saidBefore(request, reply), request });
    return sendPage(reply, consolePage({ title: 'Cards', body, request, links }));
  });

  app.get<ByFilter>('/people/cards/print', async (request, reply) => {
    const { linkKeys, taskPagesUrl } = needed();
    const person = textOf(request.query.person);
    const rows = await listCards(db, {
      departmentPath: textOf(request.query.department),
      ...(isUuid(person) ? { personId: person } : {}),
    });
    const body = cardSheet(
      rows.flatMap((row) => printedCard(row, linkKeys) ?? []),
      taskPagesUrl,
    );
    return sendPage(reply, consolePage({ title: 'Cards to print', body, request, links }));
  });

  app.post('/people/cards', async (request, reply) => {
    const department = readForm(request.body).one('department');
    const made = await issueMissingCards(deps, {
      departmentPath: department,
      key: signingKey(),
      actor: visitorOf(request).actor,
    });
    sayNext(
      reply,
      made === 0
        ? 'Everybody here has a card already.'
        : `${plural(made, 'card is', 'cards are')} ready to print.`,
    );
    return reply.redirect(`/people/cards?department=${encodeURIComponent(department)}`, 303);
  });

  app.post<{ Params: { id: string } }>('/people/:id/card', async (request, reply) => {
    const { id, name, state } = await findPerson(db, request.params.id);
    const choice = readForm(request.body).one('card');
    if (choice === 'withdraw') {
      await revokeCard(deps, { personId: id, actor: visitorOf(request).actor });
      sayNext(reply, `The card of ${name} opens nothing any more.`);
    } else if (choice === 'new' && state !== 'left') {
      await issueCard(deps, { personId: id, key: signingKey(), actor: visitorOf(request).actor });
      sayNext(reply, `${name} has a new card to print. An older one opens nothing any more.`);
    } else sayNext(reply, 'Nothing has changed: choose what shall be done.');
    return reply.redirect(`/people/${id}`, 303);
  });

  function needed() {
    if (cards) return cards;
    throw new Problem({
      code: 'no-link-keys',
      status: 503,
      title: 'This console cannot make cards.',
      detail:
        'It was started without LINK_KEYS or TASK_PAGES_URL. Start it with the same values as the task pages.',
    });
  }

  function signingKey(): LinkKey {
    const [key] = needed().linkKeys;
    if (!key) throw new RangeError('no link key to sign with');
    return key;
  }
};

function textOf(value: string | undefined): string {
  return typeof value === 'string' ? value.trim().slice(0, 300) : '';
}
