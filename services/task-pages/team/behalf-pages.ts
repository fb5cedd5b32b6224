import { html } from 'ghtml';
import { formatTime } from '#domain/format.ts';
import { type FormProblem, problemList } from '../form.ts';
import { takeBackBox } from '../task-frame.ts';
import { readerOf } from '../view.ts';
import { type BehalfParts, behalfPath, type Opened } from './behalf.ts';
import { teamFrame } from './team-page.ts';

/** @returns the page where a lead enters figures of somebody whom no mail reaches. */
export function behalfPage({ reader, task }: Opened, parts: BehalfParts): string {
  const { team, frame } = reader.texts;
  const { title, lead, form, problems, note } = parts;
  return teamFrame(reader, title, [
    html`<p><a href="/team">${team.back}</a> · ${task.cycleName}</p>`,
    html`<p class="lead">${lead}</p><p class="soft">${frame.canBeTakenBack}</p>`,
    note !== undefined && html`<p class="note" role="status">${note}</p>`,
    problemList(problems, frame),
    html`<form method="post" action="${behalfPath(task)}">!${form}</form>`,
  ]);
}

/** @returns the page once the figures are entered, with the way to take them back. */
export function behalfDonePage(
  { reader, member, task }: Opened,
  { now, problems = [] }: { now: Date; problems?: readonly FormProblem[] },
): string {
  const { team, frame } = reader.texts;
  const { finalAt, enteredBy } = task;
  const own = task.kind === 'check-in' ? team.checkIn.said(member.name) : team.score.said(member.name);
  const undoable = enteredBy !== null && finalAt !== null && now < finalAt;
  return teamFrame(reader, enteredBy ? team.entered(member.name, enteredBy) : own, [
    html`<p class="lead">${team.behindCard}</p>`,
    undoable &&
      html`<form method="post" action="${behalfPath(task)}/undo"><p>${frame.changedYourMind(formatTime(finalAt, readerOf(reader.signedIn)))}</p>
        !${takeBackBox(frame, problems)}<div class="buttons"><button type="submit" class="quiet">${frame.takeBack}</button></div></form>`,
    html`<p><a href="/team">${team.back}</a></p>`,
  ]);
}
