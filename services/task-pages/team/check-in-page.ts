import { html } from 'ghtml';
import { formatTime } from '#domain/format.ts';
import { sharePassed } from '#domain/period.ts';
import type { OwnedKeyResult } from '#storage/actions/owned-key-results.ts';
import type { TeamCheckInTask, TeamMember } from '#storage/repositories/team.ts';
import { keyResultFields } from '../check-in/key-result-fields.ts';
import type { Fields } from '../fields.ts';
import { type FormProblem, problemList, radioGroup } from '../form.ts';
import { takeBackBox } from '../task-frame.ts';
import { readerOf } from '../view.ts';
import type { TeamReader } from './reader.ts';
import { teamFrame } from './team-page.ts';

/** @returns the page where a lead enters the week's figures of somebody whom no mail reaches, in the lead's own words. */
export function behalfPage(
  reader: TeamReader,
  model: {
    member: TeamMember;
    task: TeamCheckInTask;
    owned: readonly OwnedKeyResult[];
    fields: Fields;
    problems: readonly FormProblem[];
    now: Date;
  },
): string {
  const { member, task, owned, fields, problems, now } = model;
  const { team, checkIn: words, frame } = reader.texts;
  const { locale, timeZone } = reader.signedIn;
  const around = {
    task: { ordinal: task.ordinal, locale, timeZone },
    adjusting: false,
    fields,
    problems,
    filled: fields.names().length > 0,
    expected: sharePassed(task, now),
  };
  return teamFrame(reader, team.checkIn.title(member.name, task.ordinal), [
    html`<p><a href="/team">${team.back}</a> · ${task.cycleName}</p>`,
    html`<p class="lead">${team.checkIn.lead(member.name)}</p><p class="soft">${frame.canBeTakenBack}</p>`,
    problemList(problems, frame),
    html`<form method="post" action="${pathOf(member, task)}">!${radioGroup({
      name: 'changed',
      label: words.since,
      value: fields.text('changed'),
      problems,
      inRow: true,
      options: [
        { value: 'nothing', ...words.nothing },
        { value: 'some', ...words.some },
      ],
    })}<h2>${team.checkIn.theirs(member.name)}</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, around)).join('')}
      <div class="buttons"><button type="submit">${team.checkIn.send(member.name)}</button></div></form>`,
  ]);
}

/** @returns the page once the week's figures are entered, with the way to take them back. */
export function behalfDonePage(
  reader: TeamReader,
  model: { member: TeamMember; task: TeamCheckInTask; now: Date; problems?: readonly FormProblem[] },
): string {
  const { member, task, now, problems = [] } = model;
  const { team, frame } = reader.texts;
  const { finalAt, enteredBy } = task;
  const title = enteredBy ? team.checkIn.done(member.name, enteredBy) : team.checkIn.said(member.name);
  const undoable = enteredBy !== null && finalAt !== null && now < finalAt;
  return teamFrame(reader, title, [
    html`<p class="lead">${team.checkIn.next}</p>`,
    undoable &&
      html`<form method="post" action="${pathOf(member, task)}/undo"><p>${frame.changedYourMind(formatTime(finalAt, readerOf(reader.signedIn)))}</p>
        !${takeBackBox(frame, problems)}<div class="buttons"><button type="submit" class="quiet">${frame.takeBack}</button></div></form>`,
    html`<p><a href="/team">${team.back}</a></p>`,
  ]);
}

function pathOf({ personId }: TeamMember, { id }: TeamCheckInTask): string {
  return `/team/${personId}/check-in/${id}`;
}
