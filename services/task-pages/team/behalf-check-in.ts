import { html } from 'ghtml';
import { sharePassed } from '#domain/period.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readAdjustments } from '../check-in/adjustments.ts';
import { readEntries } from '../check-in/entries.ts';
import { keyResultFields } from '../check-in/key-result-fields.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import type { Behalf, BehalfParts, Opened } from './behalf.ts';

/** How somebody's key results stand, and in week 6 what becomes of them, as their lead heard it. */
export function createBehalfCheckIn(deps: StoreDeps): Behalf {
  const { db, clock } = deps;
  return {
    async show(opened) {
      const owned = await readOwnedKeyResults(db, opened.task);
      return parts(opened, { owned, fields: noFields(), problems: [], now: clock.now() });
    },
    async post(opened, fields) {
      const { reader, member, task } = opened;
      const { locale } = reader.signedIn;
      const owned = await readOwnedKeyResults(db, task);
      const { entries, problems } = readEntries(owned, fields, { locale, words: reader.texts.checkIn });
      const adjustments = readAdjustments({ ordinal: task.ordinal, locale }, owned, fields, problems);
      if (problems.length > 0) return parts(opened, { owned, fields, problems, now: clock.now() });
      const byId = reader.signedIn.personId;
      await checkIn(deps, { taskId: task.id, personId: member.personId, byId }, entries, { adjustments });
      return null;
    },
  };
}

function parts(
  { reader, member, task }: Opened,
  shown: { owned: readonly OwnedKeyResult[]; fields: Fields; problems: readonly FormProblem[]; now: Date },
): BehalfParts {
  const { owned, fields, problems, now } = shown;
  const { team, checkIn: words } = reader.texts;
  const { locale, timeZone } = reader.signedIn;
  const around = {
    task: { ordinal: task.ordinal, locale, timeZone },
    fields,
    problems,
    filled: fields.names().length > 0,
    expected: sharePassed(task, now),
  };
  return {
    title: team.checkIn.title(member.name, task.ordinal),
    lead: team.checkIn.lead(member.name),
    problems,
    form: html`!${radioGroup({
      name: 'changed',
      label: words.since,
      value: fields.text('changed'),
      problems,
      inRow: true,
      options: [
        { value: 'nothing', ...words.nothing },
        { value: 'some', ...words.some },
      ],
    })}<h2>${team.theirs(member.name)}</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, around)).join('')}
      <div class="buttons"><button type="submit">${team.checkIn.send(member.name)}</button></div>`,
  };
}
