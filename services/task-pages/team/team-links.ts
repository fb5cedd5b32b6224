import { html } from 'ghtml';
import { mayEnterFor } from '#domain/presence/on-behalf.ts';
import type { Db } from '#storage/database.ts';
import { readTeam, readTeamTasks } from '#storage/repositories/team.ts';
import type { PageTexts } from '../texts/model.ts';
import { behalfPath, openWord } from './behalf.ts';

/** More than these are found on the team's own page. */
const MOST_LINKS = 10;

/** @returns safe HTML of the ways from a lead's week to the team: first those whose figures nobody has entered yet. */
export async function teamLinks(db: Db, leadId: string, { team: words }: PageTexts): Promise<string> {
  const represented = (await readTeam(db, leadId)).filter((member) => mayEnterFor(leadId, member));
  const names = new Map(represented.map(({ personId, name }) => [personId, name]));
  const unsaid = (await readTeamTasks(db, [...names.keys()])).filter(({ state }) => state === 'open');
  const links = unsaid
    .slice(0, MOST_LINKS)
    .map(
      (task) =>
        html`<li>${names.get(task.personId) ?? ''} (${words.noMail}): <a href="${behalfPath(task)}">${openWord(task, words)}</a></li>`,
    );
  return html`!${links.length > 0 ? html`<ul>!${links.join('')}</ul>` : ''}<p><a href="/team">${words.link}</a></p>`;
}
