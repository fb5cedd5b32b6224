import { html } from 'ghtml';
import { calendarDay, localeForText } from '#domain/format.ts';
import { mayEnterFor } from '#domain/presence/on-behalf.ts';
import type { AbsenceRow } from '#storage/presence/absences.ts';
import type { TeamMember, TeamTask } from '#storage/repositories/team.ts';
import { join, page } from '../../shared/ui/page.ts';
import { footerLinks } from '../task-frame.ts';
import { behalfPath, openWord } from './behalf.ts';
import { mayEnterAbsence, type TeamReader } from './reader.ts';

/** Whose check-in is open comes first; the others are found by name. */
const MOST_CARDS = 40;

/** @returns the list of a lead's people: when they are away, and whose figures are entered for them. */
export function teamPage(
  reader: TeamReader,
  {
    absences,
    tasks,
    search,
  }: { absences: readonly AbsenceRow[]; tasks: readonly TeamTask[]; search: string },
): string {
  const words = reader.texts.team;
  const { team } = reader;
  const open = new Set(tasks.flatMap(({ state, personId }) => (state === 'open' ? [personId] : [])));
  const found = team
    .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
    .sort((a, b) => Number(open.has(b.personId)) - Number(open.has(a.personId)));
  return teamFrame(reader, words.title, [
    html`<p class="lead">${team.length > 0 ? words.lead : words.nobody}</p>`,
    team.some((member) => mayEnterFor(reader.signedIn.personId, member)) &&
      html`<p><a href="/team/cards">${words.card.sheet}</a></p>`,
    team.length > MOST_CARDS && searchForm(reader, { search, shown: Math.min(found.length, MOST_CARDS) }),
    ...found.slice(0, MOST_CARDS).map((member) => memberCard(member, { reader, absences, tasks })),
  ]);
}

/** For whoever leads more people than a page shows. */
function searchForm(
  { texts, team }: TeamReader,
  { search, shown }: { search: string; shown: number },
): string {
  const words = texts.team.search;
  return html`<form method="get" action="/team" role="search"><p role="status">${words.shown(shown, team.length)}</p><div class="field"><label for="q">${words.label}</label>
    <input type="search" id="q" name="q" value="${search}" maxlength="100"></div><div class="buttons"><button class="quiet">${texts.okrs.search.button}</button></div></form>`;
}

function memberCard(
  member: TeamMember,
  {
    reader,
    absences,
    tasks,
  }: { reader: TeamReader; absences: readonly AbsenceRow[]; tasks: readonly TeamTask[] },
): string {
  const words = reader.texts.team;
  const { personId, name, email } = member;
  const own = absences.filter((each) => each.personId === personId);
  const mayEnter = mayEnterAbsence(reader, member);
  return html`<section class="card"><h2>${name}</h2>!${email === null ? html`<p><span class="tag">${words.noMail}</span></p>` : ''}
    !${mayEnter ? (own.length > 0 ? own : [null]).map((each) => html`<p class="soft">${each ? absenceSentence(each, reader) : words.noAbsence}</p>`).join('') : ''}
    !${
      mayEnterFor(reader.signedIn.personId, member)
        ? taskLines(
            member,
            reader,
            tasks.filter((each) => each.personId === personId),
          )
        : ''
    }
    !${mayEnterFor(reader.signedIn.personId, member) ? html`<p><a href="/team/${personId}/card">${words.card.title(name)}</a></p>` : ''}
    !${mayEnter ? html`<p><a href="/team/${personId}">${words.absence.title(name)}</a></p>` : ''}</section>`;
}

function taskLines({ name }: TeamMember, { texts }: TeamReader, tasks: readonly TeamTask[]): string {
  const { team } = texts;
  return tasks
    .map((task) => {
      const { state, kind, enteredBy } = task;
      if (state === 'open')
        return html`<p><a class="button" href="${behalfPath(task)}">${openWord(task, team)}</a></p>`;
      const said = kind === 'check-in' ? team.checkIn.said(name) : team.score.said(name);
      return html`<p>${enteredBy ? team.entered(name, enteredBy) : said} !${enteredBy ? html`<a href="${behalfPath(task)}">${texts.card.look}</a>` : ''}</p>`;
    })
    .join('');
}

/** @returns when somebody is away, in words. */
export function absenceSentence({ from, to, delegate }: AbsenceRow, { signedIn, texts }: TeamReader): string {
  const locale = localeForText(texts.language, signedIn.locale);
  return texts.team.away(calendarDay(from, locale), calendarDay(to, locale), delegate);
}

/** @returns a page of the team's area. @param parts safe HTML. */
export function teamFrame(
  { signedIn, texts }: TeamReader,
  title: string,
  parts: ReadonlyArray<string | false | undefined>,
): string {
  return page({
    title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([html`<h1>${title}</h1>`, ...parts]),
    footer: html`<p>${texts.okrs.signedInAs(signedIn.name)}</p>!${footerLinks(texts)}
      <form method="post" action="/sign-out"><button type="submit" class="quiet">${texts.okrs.signOut}</button></form>`,
  });
}
