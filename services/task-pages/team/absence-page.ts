import { html } from 'ghtml';
import { calendarDay, localeForText } from '#domain/format.ts';
import type { NamedChoice } from '#domain/okr-draft.ts';
import type { AbsenceRow } from '#storage/presence/absences.ts';
import type { TeamMember } from '#storage/repositories/team.ts';
import { nameList } from '../check-in/feedback-wish.ts';
import { dateField, type FormProblem, problemList, textField } from '../form.ts';
import type { TeamReader } from './reader.ts';
import { absenceSentence, teamFrame } from './team-page.ts';

/** What was typed, and into which form: a new absence, or the one with this id. */
export interface AbsenceInput {
  of: string;
  from: string;
  to: string;
  delegate: string;
}

const LIST = 'delegates';

/** @returns the page where a manager enters, changes and ends the absences of one person. */
export function absencePage(
  reader: TeamReader,
  model: {
    member: TeamMember;
    absences: readonly AbsenceRow[];
    people: readonly NamedChoice[];
    typed?: AbsenceInput | undefined;
    problems?: readonly FormProblem[];
    said?: string | undefined;
  },
): string {
  const { member, absences, people, typed, problems = [], said } = model;
  const words = reader.texts.team;
  const form = { reader, member, typed, problems };
  return teamFrame(reader, words.absence.title(member.name), [
    html`<p><a href="/team">${words.back}</a></p>`,
    said && html`<p class="note" role="status">${said}</p>`,
    problemList(problems, reader.texts.frame),
    html`<p class="lead">${words.absence.lead}</p>`,
    nameList(LIST, people),
    absenceForm('', form),
    absences.length > 0 && html`<h2>${words.absences}</h2>`,
    ...absences.map(
      (absence) => html`<section class="card"><h3>${headingOf(absence, reader)}</h3>
        !${absence.underWay ? html`<p class="soft">${words.absence.onlyLastDay}</p>` : ''}!${absenceForm(absence.id, { ...form, absence })}
        <form method="post" action="/team/${member.personId}/absences/${absence.id}/end"><div class="buttons"><button type="submit" class="quiet"
          aria-label="${endWord(absence, reader)}: ${absenceSentence(absence, reader)}">${endWord(absence, reader)}</button></div></form></section>`,
    ),
  ]);
}

function headingOf(absence: AbsenceRow, reader: TeamReader): string {
  const { texts, signedIn } = reader;
  if (!absence.underWay) return absenceSentence(absence, reader);
  return texts.team.absence.underWay(calendarDay(absence.to, localeForText(texts.language, signedIn.locale)));
}

function endWord({ underWay }: AbsenceRow, { texts }: TeamReader): string {
  return underWay ? texts.team.absence.end : texts.team.absence.takeAway;
}

/** @param of the id of the absence that it changes; empty for a new one. */
function absenceForm(
  of: string,
  model: {
    reader: TeamReader;
    member: TeamMember;
    absence?: AbsenceRow;
    typed: AbsenceInput | undefined;
    problems: readonly FormProblem[];
  },
): string {
  const { reader, member, absence, typed, problems } = model;
  const words = reader.texts.team.absence;
  const own = typed?.of === of ? typed : undefined;
  const stored = { from: absence?.from ?? '', to: absence?.to ?? '', delegate: absence?.delegate ?? '' };
  const field = (part: 'from' | 'to' | 'delegate') => ({
    name: fieldName(of, part),
    value: own?.[part] ?? stored[part],
    problems,
  });
  const kept = (part: 'from' | 'delegate') =>
    html`<input type="hidden" name="${fieldName(of, part)}" value="${stored[part]}">`;
  const last = dateField({ ...field('to'), label: words.to });
  return html`<form method="post" action="/team/${member.personId}/absences!${of ? html`/${of}` : ''}">
    !${absence?.underWay ? html`!${kept('from')}!${kept('delegate')}!${last}` : html`<div class="row">!${dateField({ ...field('from'), label: words.from })}!${last}</div>!${textField({ ...field('delegate'), ...words.delegate, list: LIST })}`}
    <div class="buttons"><button type="submit" !${of ? 'class="quiet"' : ''}>${of ? words.change : words.enter}</button></div></form>`;
}

/** @returns the name of a field; several forms stand on the page. */
export function fieldName(of: string, part: 'from' | 'to' | 'delegate'): string {
  return of ? `${part}-${of}` : part;
}
