import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { LinkKey } from '#domain/action-token.ts';
import { formatDay, formatNumber, parseNumber } from '#domain/format.ts';
import { correctScore } from '#storage/actions/correct-score.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type EndedKeyResult, listScores } from '#storage/repositories/scores.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { type Fields, noFields, readFields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea, textField } from '../form.ts';
import { declaredUseLine } from '../mine/declared-use.ts';
import { openLink } from '../open-link.ts';
import { textsForRequest } from '../request-language.ts';
import { sendEnd, sendHtml } from '../send.ts';
import { openTaskPage } from '../task-frame.ts';
import { type PageParts, readerOf, textsOf } from '../view.ts';

const REASON_LENGTH = 2000;

interface TokenRequest {
  Params: { token: string };
  Querystring: { saved?: string };
}

/** Where the owner of a key result puts its final figure right, from confirming it until the celebration is over. */
export function addCorrectRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  app.get<TokenRequest>('/t/:token/correct', async (request, reply) => {
    const { token } = request.params;
    const { task, end } = await openLink(deps, token, textsForRequest(request));
    if (end) return sendEnd(reply, end);
    if (!correctable(task)) return reply.redirect(`/t/${token}`, 303);
    if (task.cycleState !== 'running') return sendEnd(reply, overEnd(task));
    const note = request.query.saved ? textsOf(task).score.correct.saved : undefined;
    return sendHtml(reply, 200, await correctPage(task, token, { fields: noFields(), note }));
  });

  app.post<TokenRequest>('/t/:token/correct', async (request, reply) => {
    const { token } = request.params;
    const { task, end } = await openLink(deps, token, textsForRequest(request));
    if (end) return sendEnd(reply, end);
    if (!correctable(task)) return reply.redirect(`/t/${token}`, 303);
    const fields = readFields(request.body);
    const { correction, problems } = read(task, fields, await owned(task));
    if (!correction) return sendHtml(reply, 422, await correctPage(task, token, { fields, problems }));
    const { status } = await correctScore(deps, {
      ...correction,
      cycleId: task.cycleId,
      by: { personId: task.personId, taskId: task.id },
    });
    if (status === 'closed') return sendEnd(reply, overEnd(task));
    return reply.redirect(`/t/${token}/correct?saved=1`, 303);
  });

  function owned(task: TaskOnPage): Promise<EndedKeyResult[]> {
    return listScores(deps.db, { cycleId: task.cycleId, personId: task.personId });
  }

  async function correctPage(
    task: TaskOnPage,
    token: string,
    form: { fields: Fields; problems?: readonly FormProblem[]; note?: string | undefined },
  ): Promise<string> {
    const { problems = [], note, fields } = form;
    const parts = partsOf(task, await owned(task), { fields, problems });
    return openTaskPage({ task, token, parts, problems, note, action: `/t/${token}/correct` });
  }
}

/** What was scored and can no longer be taken back as a whole. */
function correctable(task: TaskOnPage): boolean {
  return task.kind === 'score' && task.state === 'done' && task.finalisedAt !== null;
}

function overEnd(task: TaskOnPage) {
  const texts = textsOf(task);
  return { status: 410 as const, texts, ...texts.score.correct.over };
}

function read(task: TaskOnPage, fields: Fields, owned: readonly EndedKeyResult[]) {
  const words = textsOf(task).score;
  const problems: FormProblem[] = [];
  const chosen = owned.find(({ id, baseline }) => baseline !== null && id === fields.text('keyResult'));
  const value = parseNumber(fields.text('value'), task.locale);
  const reason = fields.text('reason').trim();
  if (!chosen) problems.push({ field: 'keyResult', remedy: words.correct.one });
  if (value === null)
    problems.push({ field: 'value', remedy: words.correct.write(formatNumber(99.95, task.locale)) });
  if (!reason) problems.push({ field: 'reason', remedy: words.correct.sayWhy });
  if (reason.length > REASON_LENGTH)
    problems.push({ field: 'reason', remedy: words.shorten(REASON_LENGTH, reason.length) });
  const correction =
    chosen && value !== null && problems.length === 0 ? { keyResultId: chosen.id, value, reason } : null;
  return { correction, problems };
}

function partsOf(
  task: TaskOnPage,
  owned: readonly EndedKeyResult[],
  { fields, problems }: { fields: Fields; problems: readonly FormProblem[] },
): PageParts {
  const { score: texts } = textsOf(task);
  const words = texts.correct;
  const { locale } = task;
  const number = (value: number) => formatNumber(value, locale);
  const options = owned
    .filter(({ baseline }) => baseline !== null)
    .map(({ id, title, finalValue, score, unit }) => ({
      value: id,
      label: title,
      hint:
        finalValue === null || score === null
          ? words.none
          : words.now(withUnit(number(finalValue), unit), number(score)),
    }));
  const versions = owned.flatMap(({ title, versions: all }) => all.map((version) => ({ ...version, title })));
  return {
    title: words.title,
    why: words.lead,
    howLong: '',
    form: html`!${radioGroup({ name: 'keyResult', label: words.choose, value: fields.text('keyResult'), problems, options })}
      !${textField({ name: 'value', value: fields.text('value'), problems, ...words.value, figure: true })}
      !${textArea({ name: 'reason', label: words.why, value: fields.text('reason'), problems })}
      <div class="buttons"><button type="submit">${words.button}</button></div>`,
    detail: html`!${
      versions.length === 0
        ? ''
        : html`<h2>${words.before}</h2><ul>!${versions
            .map(
              ({ title, at, scoreBefore, scoreAfter, reason }) =>
                html`<li>${title}<br><span class="soft">${formatDay(new Date(at), readerOf(task))}: ${words.was(scoreBefore === null ? '–' : number(scoreBefore), number(scoreAfter))} ${reason}</span></li>`,
            )
            .join('')}</ul>`
    }!${declaredUseLine(task.settings.declaredUse, textsOf(task))}`,
  };
}
