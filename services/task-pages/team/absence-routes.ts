import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/errors.ts';
import type { NamedChoice } from '#domain/okr-draft.ts';
import { ABSENCE_PROBLEMS } from '#domain/presence/absence.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { enterAbsence, listAbsences, withdrawAbsence } from '#storage/presence/absences.ts';
import { changeAbsence } from '#storage/presence/change-absence.ts';
import { readDelegates, type TeamMember } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { findByName } from '../check-in/feedback-wish.ts';
import { type Fields, readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { sendHtml } from '../send.ts';
import type { TeamTexts } from '../texts/team-model.ts';
import { type AbsenceInput, absencePage, fieldName } from './absence-page.ts';
import {
  actorOf,
  type ByPerson,
  mayEnterAbsence,
  requireMember,
  sendNotYours,
  type TeamReader,
} from './reader.ts';

interface ByAbsence {
  Params: { person: string; absence: string };
}

const SAID = ['entered', 'changed', 'ended'] as const;

/** Absences as a manager enters them for those who report to them: days and who stands in, never a reason. */
export function addAbsenceRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn> },
): void {
  const { db } = deps;

  app.get<ByPerson & { Querystring: { said?: string } }>('/team/:person', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const said = SAID.find((each) => each === request.query.said);
    const words = opened.reader.texts.team.absence;
    return show(reply, 200, { ...opened, said: said && words[said] });
  });

  app.post<ByPerson>('/team/:person/absences', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    return carryOut(reply, opened, {
      typed: typedIn(readFields(request.body), ''),
      said: 'entered',
      act: (days) => enterAbsence(deps, { ...days, actor: actorOf(opened.reader) }),
    });
  });

  app.post<ByAbsence>('/team/:person/absences/:absence', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const absenceId = request.params.absence;
    return carryOut(reply, opened, {
      typed: typedIn(readFields(request.body), absenceId),
      said: 'changed',
      act: (days) => changeAbsence(deps, { ...days, absenceId, actor: actorOf(opened.reader) }),
    });
  });

  app.post<ByAbsence>('/team/:person/absences/:absence/end', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { personId } = opened.member;
    try {
      await withdrawAbsence(deps, {
        absenceId: request.params.absence,
        personId,
        actor: actorOf(opened.reader),
      });
    } catch (error) {
      // Pressed twice, or ended elsewhere meanwhile: it is as it should be.
      if (!(error instanceof DomainError) || error.code !== 'unknown-absence') throw error;
    }
    return reply.redirect(`/team/${personId}?said=ended`, 303);
  });

  async function open(request: FastifyRequest<ByPerson>, reply: FastifyReply): Promise<Opened | undefined> {
    const found = await requireMember(deps, request, reply);
    if (!found) return undefined;
    const { reader, member } = found;
    if (!mayEnterAbsence(reader, member)) {
      sendNotYours(reply, reader);
      return undefined;
    }
    const people = await readDelegates(db, { personId: member.personId, leadId: reader.signedIn.personId });
    return { reader, member, people };
  }

  async function carryOut(
    reply: FastifyReply,
    opened: Opened,
    { typed, said, act }: { typed: AbsenceInput; said: (typeof SAID)[number]; act: Act },
  ): Promise<FastifyReply> {
    const { reader, member, people } = opened;
    const words = reader.texts.team.absence;
    const name = typed.delegate;
    const stored = (await listAbsences(db, { personId: member.personId })).find(({ id }) => id === typed.of);
    // Whoever stands in already may be somebody whom HR ops chose from elsewhere.
    const delegateId = name === stored?.delegate ? stored.delegateId : findByName(people, name)?.id;
    if (name && !delegateId) {
      const field = fieldName(typed.of, 'delegate');
      const problems = [{ field, remedy: words.unknownName(name.slice(0, 80)) }];
      return show(reply, 422, { ...opened, typed, problems });
    }
    try {
      const { from, to } = typed;
      await act({ personId: member.personId, from, to, delegateId: delegateId ?? null });
    } catch (error) {
      const { problem, status } = problemOf(error, typed, words);
      return show(reply, status, { ...opened, typed, problems: [problem] });
    }
    return reply.redirect(`/team/${member.personId}?said=${said}`, 303);
  }

  async function show(
    reply: FastifyReply,
    status: number,
    shown: Opened & { typed?: AbsenceInput; problems?: readonly FormProblem[]; said?: string | undefined },
  ): Promise<FastifyReply> {
    const absences = await listAbsences(db, { personId: shown.member.personId });
    return sendHtml(reply, status, absencePage(shown.reader, { ...shown, absences }));
  }
}

interface Opened {
  reader: TeamReader;
  member: TeamMember;
  people: readonly NamedChoice[];
}

type Act = (days: {
  personId: string;
  from: string;
  to: string;
  delegateId: string | null;
}) => Promise<unknown>;

function typedIn(fields: Fields, of: string): AbsenceInput {
  const text = (part: 'from' | 'to' | 'delegate') => fields.text(fieldName(of, part)).trim().slice(0, 120);
  return { of, from: text('from'), to: text('to'), delegate: text('delegate') };
}

/** @returns what was refused, at its field and in the reader's words; anything else is thrown on. */
function problemOf(
  error: unknown,
  typed: AbsenceInput,
  words: TeamTexts['absence'],
): { problem: FormProblem; status: number } {
  const code = error instanceof DomainError && ABSENCE_PROBLEMS.find((each) => each === error.code);
  if (!code) throw error;
  const field = (['from', 'to', 'delegate'] as const).find((each) => each === error.field) ?? 'from';
  const remedy = words.problems[code](error.value ?? typed[field]);
  return { problem: { field: fieldName(typed.of, field), remedy }, status: error.status };
}
