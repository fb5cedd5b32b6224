import { html } from 'ghtml';
import { formatDate, formatNumber } from '#domain/format.ts';
import type { PersonData } from '#storage/privacy/person-data.ts';
import { DATA_GROUPS } from '#storage/privacy/personal-data.ts';
import type { OwnResults, ResultRow } from '#storage/privacy/results.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import { personParts } from '../../shared/privacy/person-file.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { page } from '../../shared/ui/page.ts';
import { type FormProblem, textArea } from '../form.ts';
import { footerLinks } from '../task-frame.ts';
import type { PageTexts } from '../texts/model.ts';
import { declaredUseLine } from './declared-use.ts';

/** @returns everything that is kept about the reader, by kind, with the way to save it. */
export function dataPage(data: PersonData, texts: PageTexts): string {
  const words = texts.mine;
  const groups = DATA_GROUPS.flatMap((group) => {
    const parts = data.parts.filter((part) => part.group === group);
    const rows = parts.flatMap((part) => part.rows);
    return rows.length > 0 ? [{ table: group, group, what: words.groups[group], rows }] : [];
  });
  return frame(texts, words.title, [
    html`<p class="lead">${words.lead}</p>
      <p><a class="button quiet" href="/me/data.json">${words.file}</a><br><span class="soft">${words.fileHint}</span></p>
      <p><a href="/me/leaving">${words.leaving.link}</a></p>`,
    personParts({ ...data, parts: groups }, { more: words.more }),
  ]);
}

/** @returns what leaves about the reader, cycle by cycle, with a place for their comment. */
export function leavingPage(options: {
  cycles: readonly OwnResults[];
  signedIn: SignedIn;
  texts: PageTexts;
  said?: string;
  problems?: readonly FormProblem[];
  typed?: { cycleId: string; words: string };
}): string {
  const { cycles, signedIn, texts, said = '', problems = [], typed } = options;
  const words = texts.mine.leaving;
  return frame(texts, words.title, [
    said && html`<div class="note" role="status"><p>${said}</p></div>`,
    html`<p class="lead">${words.lead}</p>`,
    cycles.length === 0 && html`<p>${words.nothing}</p>`,
    ...cycles.map((cycle) => cycleSection(cycle, { signedIn, texts, problems, typed })),
    html`<p><a href="/me">${texts.mine.link}</a></p>`,
  ]);
}

function cycleSection(
  cycle: OwnResults,
  of: {
    signedIn: SignedIn;
    texts: PageTexts;
    problems: readonly FormProblem[];
    typed: { cycleId: string; words: string } | undefined;
  },
): string {
  const { signedIn, texts, problems, typed } = of;
  const words = texts.mine.leaving;
  const { cycleId } = cycle;
  const head = html`<h2>${cycle.cycle}</h2>`;
  if (cycle.erased) return html`!${head}<p>${words.erased}</p>`;
  const value = typed?.cycleId === cycleId ? typed.words : cycle.comment;
  // The field is named for its cycle so that each has a label and a problem of its own.
  const field = textArea({
    name: `comment-${cycleId}`,
    label: words.comment.label,
    hint: words.comment.hint,
    value,
    problems,
  });
  return html`!${head}!${declaredUseLine(cycle.declaredUse, texts)}<p>${cycle.scoresLeave ? words.scoresLeave : words.scoresStay}</p>
    <ul class="ways">!${cycle.rows.map((row) => html`<li>!${resultLine(row, cycle, { signedIn, texts })}</li>`).join('')}</ul>
    <form method="post" action="/me/leaving/${cycleId}">!${field.replace(`name="comment-${cycleId}"`, 'name="comment"')}
      <div class="buttons"><button type="submit">${words.comment.keep}</button></div></form>`;
}

function resultLine(
  row: ResultRow,
  cycle: OwnResults,
  { signedIn: { locale }, texts }: { signedIn: SignedIn; texts: PageTexts },
): string {
  const { columns, stays } = texts.mine.leaving;
  const figure = (value: number | null, unit = '') =>
    value === null ? (cycle.scoresLeave ? '–' : stays) : withUnit(formatNumber(value, locale), unit);
  const agreed = row.agreedOn
    ? html`<br><span class="soft">${columns.agreed}: ${formatDate(row.agreedOn, locale)}${row.reviews.length > 0 ? `, ${row.reviews.map(({ reviewer }) => reviewer).join(', ')}` : ''}</span>`
    : '';
  return html`<strong>${row.keyResult}</strong><br><span class="soft">${columns.goal}: ${row.objective}</span>!${agreed}<br>
    ${columns.final}: ${figure(row.finalValue, row.unit)} · ${columns.score}: ${figure(row.score)}`;
}

function frame(texts: PageTexts, title: string, parts: ReadonlyArray<string | false>): string {
  return page({
    title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: html`<p class="eyebrow"><a href="/okrs">${texts.mine.back}</a></p><h1>${title}</h1>!${parts.filter(Boolean).join('')}`,
    footer: footerLinks(texts),
  });
}
