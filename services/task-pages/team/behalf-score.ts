import { html } from 'ghtml';
import { score } from '#storage/actions/score.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readScoreSheet, type ScoreSheet } from '#storage/repositories/score-sheet.ts';
import { type Fields, noFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { declaredUseLine } from '../mine/declared-use.ts';
import { readScoreForm, scoreForm } from '../score/score-form.ts';
import { periodOf } from '../view.ts';
import type { Behalf, BehalfParts, Opened } from './behalf.ts';

/** Where somebody's key results ended, as their lead heard it; the scores are shown before they count, as to the owner. */
export function createBehalfScore(deps: StoreDeps): Behalf {
  return {
    async show(opened) {
      const sheet = await readScoreSheet(deps.db, opened.task);
      return parts(opened, { sheet, fields: noFields(), problems: [] });
    },
    async post(opened, fields) {
      const { reader, member, task } = opened;
      const sheet = await readScoreSheet(deps.db, task);
      const words = reader.texts.score;
      const read = readScoreForm(sheet, fields, { locale: reader.signedIn.locale, words });
      if (read.is === 'again') return { ...parts(opened, { sheet, fields, ...read }), ...noteOf(read.note) };
      const target = { taskId: task.id, personId: member.personId, byId: reader.signedIn.personId };
      await score(deps, target, read.values, read.extras);
      return null;
    },
  };
}

function noteOf(note: string | undefined): { note?: string } {
  return note === undefined ? {} : { note };
}

function parts(
  { reader, member, task }: Opened,
  shown: { sheet: ScoreSheet; fields: Fields; problems: readonly FormProblem[] },
): BehalfParts {
  const { team } = reader.texts;
  const { locale, timeZone } = reader.signedIn;
  const { sheet, fields, problems } = shown;
  const read = { task: { locale, settings: task.settings }, fields, problems };
  return {
    title: team.score.title(member.name, periodOf({ period: task.period, locale, timeZone })),
    lead: team.checkIn.lead(member.name),
    problems,
    form: html`!${declaredUseLine(task.settings.declaredUse, reader.texts)}<h2>${team.theirs(member.name)}</h2>!${scoreForm(sheet, read)}`,
  };
}
