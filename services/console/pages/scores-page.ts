import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { formatNumber, parseNumber } from '#domain/format.ts';
import type { Actor } from '#domain/launch.ts';
import { correctScore } from '#storage/actions/correct-score.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { type EndedKeyResult, listScores } from '#storage/repositories/scores.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { requireCycle } from '../cycle-param.ts';
import { can, visitorOf, within } from '../visitor.ts';
import { dataTable, text } from './data-table.ts';
import { type PostedForm, readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, saidBefore, sayNext, sendPage } from './layout.ts';
import { refusalOf } from './refusal.ts';
import { day, plural } from './words.ts';

interface ById {
  Params: { id: string };
  Querystring: { search?: string };
}

const LOCALE = 'en-GB';

/** What wants a look at the end of a cycle, and the form by which a final figure is put right. */
export const scorePages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<ById>('/cycles/:id/scores', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    return sendPage(reply, await scoresPage(request, cycle, { said: saidBefore(request, reply) }));
  });

  app.post<ById>('/cycles/:id/scores', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    const form = readForm(request.body);
    const problem = await correct(cycle, form, visitorOf(request).actor);
    if (problem) return sendPage(reply, await scoresPage(request, cycle, { problem, form }), 422);
    sayNext(reply, 'The figure is corrected. What stood before is kept.');
    return reply.redirect(`/cycles/${cycle.id}/scores`, 303);
  });

  /** @returns what is wrong, or nothing when the figure stands. */
  async function correct(cycle: CycleRow, form: PostedForm, actor: Actor): Promise<string | undefined> {
    const value = parseNumber(form.one('value'), LOCALE);
    const reason = form.one('reason');
    if (!form.one('keyResult')) return 'Choose the key result that is to be corrected.';
    if (value === null) return 'Write the right final figure as a number, such as 99.95.';
    if (!reason || reason.length > 2000)
      return 'Say in a sentence why it changes, in at most 2000 characters.';
    try {
      const keyResultId = form.one('keyResult');
      const known = (await listScores(deps.db, { cycleId: cycle.id, limit: 10_000 })).some(
        ({ id }) => id === keyResultId,
      );
      if (!known) return 'Choose a key result of this cycle.';
      await correctScore(deps, { cycleId: cycle.id, keyResultId, value, reason, by: null, actor });
      return undefined;
    } catch (error) {
      return refusalOf(error).text;
    }
  }

  async function scoresPage(
    request: FastifyRequest<ById>,
    cycle: CycleRow,
    more: { said?: string; problem?: string; form?: PostedForm },
  ): Promise<string> {
    const search = String(request.query.search ?? '').slice(0, 100);
    const found = await listScores(deps.db, {
      cycleId: cycle.id,
      within: within(request, 'okr.read'),
      ...(search ? { search } : { notable: true }),
    });
    const body = scoresBody({ cycle, found, search, request, ...more });
    return consolePage({ title: `Scores: ${cycle.name}`, body, request, links: deps.links });
  }
};

function scoresBody(options: {
  cycle: CycleRow;
  found: readonly EndedKeyResult[];
  search: string;
  request: FastifyRequest;
  said?: string;
  problem?: string;
  form?: PostedForm;
}): string {
  const { cycle, found, search, request, said = '', problem, form } = options;
  const pending = found.filter((each) => each.pending).length;
  const sentence = search
    ? `${plural(found.length, 'key result fits', 'key results fit')} “${search}”.`
    : found.length === 0
      ? 'Nothing is pending, and no score was overridden or corrected.'
      : `${plural(found.length, 'key result wants', 'key results want')} a look; ${pending} still without a final figure.`;
  return html`!${said}<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>Scores</h1>
    <p class="lead">${sentence}</p>
    <form method="get" action="/cycles/${cycle.id}/scores" role="search"><div class="field"><label for="search">Find a key result or an owner</label>
      <input id="search" name="search" type="search" value="${search}" maxlength="100"></div><button class="quiet">Find</button></form>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${found.length === 0 ? '' : correction(cycle, found, { request, form })}`;
}

/** One of the rows is chosen, and the figure beside them is its right one. */
function correction(
  cycle: CycleRow,
  found: readonly EndedKeyResult[],
  { request, form }: { request: FastifyRequest; form?: PostedForm | undefined },
): string {
  const editable = can(request, 'score.correct');
  const table = dataTable({
    label: 'Key results at the end',
    columns: [
      { label: 'Key result' },
      { label: 'Owner' },
      { label: 'Ended at' },
      { label: 'Score', number: true },
      { label: 'What was said' },
    ],
    rows: found.map((each) => row(each, cycle, editable && { chosen: form?.one('keyResult') === each.id })),
  });
  if (!editable) return table;
  return html`<form method="post" action="/cycles/${cycle.id}/scores">!${formTokenField(request)}
    !${table}
    <h2>Put a final figure right</h2>
    <p>Choose the key result above. The score follows from the figure; what stood before is kept.</p>
    <div class="field"><label for="value">The right final figure</label><input id="value" name="value" inputmode="text" autocomplete="off" value="${form?.one('value') ?? ''}"></div>
    <div class="field"><label for="reason">Why it changes</label><textarea id="reason" name="reason" rows="2">${form?.one('reason') ?? ''}</textarea></div>
    <div class="buttons"><button>Correct it</button></div></form>`;
}

function row(each: EndedKeyResult, { timeZone }: CycleRow, choosable: false | { chosen: boolean }): string[] {
  const { id, title, objective, owner, department, unit, baseline, finalValue, score, formulaScore } = each;
  const number = (value: number) => formatNumber(value, LOCALE);
  const notes = [
    each.enteredBy ? `Entered by ${each.enteredBy} on behalf of the owner.` : '',
    each.pending ? 'Its final figure is still to come.' : '',
    formulaScore === null ? '' : `The figures gave ${number(formulaScore)}. ${each.ownReason}`,
    ...each.versions.map(
      ({ at, by, scoreBefore, scoreAfter, reason }) =>
        `${day(new Date(at), timeZone)}, ${by ?? 'HR ops'}: ${scoreBefore === null ? 'none' : number(scoreBefore)} became ${number(scoreAfter)}. ${reason}`,
    ),
  ].filter(Boolean);
  const choice =
    baseline === null || !choosable
      ? html`${title}`
      : html`<label class="choice plain"><input type="radio" name="keyResult" value="${id}" !${choosable.chosen ? 'checked' : ''}><span>${title}</span></label>`;
  return [
    html`!${choice}<span class="soft">${objective}</span>`,
    html`${owner}<br><span class="soft">${department ?? ''}</span>`,
    text(finalValue === null ? '–' : withUnit(number(finalValue), unit)),
    text(score === null ? '–' : number(score)),
    notes.map((note) => html`<p class="soft">${note}</p>`).join(''),
  ];
}
