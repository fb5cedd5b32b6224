import { html } from 'ghtml';
import { formatDay, formatNumber } from '#domain/format.ts';
import type { OkrState } from '#domain/kinds.ts';
import { progressOf } from '#domain/scoring.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { KeyResultContent, ObjectiveContent, OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { Found, LastWord, TreeCycle, TreeDepartment } from '#storage/repositories/okr-tree.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { join, page } from '../../shared/ui/page.ts';
import { standingTag } from '../../shared/ui/standing-tag.ts';
import { track } from '../../shared/ui/track.ts';
import type { PageTexts } from '../texts/model.ts';

/** Who reads, in which words, which cycle. */
export interface OkrReader {
  signedIn: SignedIn;
  texts: PageTexts;
  cycle: TreeCycle;
  /** Share of the period that has passed, 0 to 1; undefined before it. */
  expected: number | undefined;
  /** Others to choose from. */
  cycles: readonly TreeCycle[];
}

/** A set with what may be said of its key results. */
export interface ShownSet extends OkrSetContent {
  lastWords: ReadonlyMap<string, LastWord>;
}

/** A line of the outline of departments. */
export interface DepartmentLine extends TreeDepartment {
  /** 0 at the top. */
  depth: number;
  objectives: number;
  /** Mean of the way its key results have made, 0 to 1; null where nothing was measured. */
  progress: number | null;
  hidden: boolean;
}

/** @returns the first page: the strategy, and the departments below it. */
export function overviewPage(
  reader: OkrReader,
  model: {
    strategy: readonly ShownSet[];
    departments: readonly DepartmentLine[];
    /** Whether the reader looks after anybody. */
    leads: boolean;
  },
): string {
  const words = reader.texts.okrs;
  return frame(reader, words.title, [
    lead(reader),
    searchForm(reader, ''),
    model.strategy.length > 0 &&
      html`<h2>${words.strategy}</h2>!${model.strategy.map((set) => setOutline(set, reader, { level: 3 })).join('')}`,
    html`<h2>${words.departments}</h2><p><a href="/okrs/picture?cycle=${reader.cycle.id}">${words.picture.link}</a></p>
      <ul class="outline">!${model.departments.map((line) => departmentItem(line, reader)).join('')}</ul>`,
    otherCycles(reader),
    html`<p><a href="/okrs/poster?cycle=${reader.cycle.id}">${reader.texts.celebration.poster}</a></p>`,
    model.leads && html`<p><a href="/team">${reader.texts.team.link}</a></p>`,
    html`<p><a href="/me">${reader.texts.mine.link}</a> · <a href="/me/leaving">${reader.texts.mine.leaving.link}</a></p>`,
  ]);
}

/** @returns the page of one department: its goals, those of its people, and the departments below. */
export function departmentPage(
  reader: OkrReader,
  model: {
    department: TreeDepartment;
    sets: readonly ShownSet[];
    people: readonly ShownSet[];
    below: readonly DepartmentLine[];
    hidden: boolean;
  },
): string {
  const words = reader.texts.okrs;
  const { department, sets, people, below, hidden } = model;
  return frame(reader, department.name, [
    html`<p><a href="/okrs?cycle=${reader.cycle.id}">${words.back}</a></p>`,
    department.leadName && html`<p class="lead">${words.ledBy(department.leadName)}</p>`,
    hidden && html`<p class="note">${words.hidden}</p>`,
    !hidden && sets.length === 0 && people.length === 0 && html`<p>${words.noGoals}</p>`,
    sets.map((set) => setOutline(set, reader, { level: 2 })).join(''),
    people.length > 0 &&
      html`<h2>${words.people}</h2>!${people.map((set) => setOutline(set, reader, { level: 4, heading: set.ownerName })).join('')}`,
    below.length > 0 &&
      html`<h2>${words.departments}</h2><ul class="outline">!${below.map((line) => departmentItem(line, reader)).join('')}</ul>`,
  ]);
}

/** @returns what a search found. */
export function searchPage(reader: OkrReader, model: { text: string; found: readonly Found[] }): string {
  const words = reader.texts.okrs;
  const { text, found } = model;
  return frame(reader, words.search.label, [
    html`<p><a href="/okrs?cycle=${reader.cycle.id}">${words.back}</a></p>`,
    searchForm(reader, text),
    html`<p role="status">${found.length > 0 ? words.search.found(found.length) : words.search.none(text)}</p>`,
    html`<ul class="outline">!${found.map((each) => foundItem(each, reader)).join('')}</ul>`,
  ]);
}

/** @returns a page in the frame that all of them share. @param parts safe HTML. */
export function frame(
  { signedIn, texts, cycle }: OkrReader,
  title: string,
  parts: ReadonlyArray<string | false | null | undefined>,
  width: 'letter' | 'wide' = 'letter',
): string {
  const words = texts.okrs;
  return page({
    title,
    width,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([html`<p class="eyebrow">${cycle.name}</p><h1>${title}</h1>`, ...parts]),
    footer: html`<p>${words.signedInAs(signedIn.name)}</p>
      <form method="post" action="/sign-out"><button type="submit" class="quiet">${words.signOut}</button></form>`,
  });
}

function lead({ texts, cycle, signedIn }: OkrReader): string {
  const period = MAIL_LANGUAGES.of(texts.language).periodName(cycle.period, signedIn.locale);
  return html`<p class="lead">${texts.okrs.lead(period)}</p>`;
}

function searchForm({ texts, cycle }: OkrReader, text: string): string {
  const { search } = texts.okrs;
  return html`<form method="get" action="/okrs" role="search"><input type="hidden" name="cycle" value="${cycle.id}">
    <div class="field"><label for="q">${search.label}</label><input id="q" name="q" type="search" value="${text}" maxlength="100"></div>
    <div class="buttons"><button type="submit" class="quiet">${search.button}</button></div></form>`;
}

function departmentItem(line: DepartmentLine, { texts, cycle, signedIn }: OkrReader): string {
  const words = texts.okrs;
  const about = line.hidden
    ? words.hidden
    : line.objectives === 0
      ? words.noGoals
      : line.progress === null
        ? words.notYet
        : words.progress(percent(line.progress, signedIn.locale));
  return html`<li class="depth-${String(Math.min(line.depth, 4))}"><a href="/okrs/department/${line.id}?cycle=${cycle.id}">${line.name}</a> <span class="soft">${about}</span></li>`;
}

function foundItem(found: Found, { cycle }: OkrReader): string {
  const href = found.departmentId
    ? `/okrs/department/${found.departmentId}?cycle=${cycle.id}`
    : `/okrs?cycle=${cycle.id}`;
  return html`<li><a href="${href}#${found.setId}">${found.title}</a>!${found.keyResult ? html`<br>${found.keyResult}` : ''}
    <br><span class="soft">${found.ownerName}${found.departmentPath ? ` · ${found.departmentPath}` : ''}</span></li>`;
}

function otherCycles({ texts, cycles, cycle }: OkrReader): string | false {
  const others = cycles.filter(({ id }) => id !== cycle.id);
  if (others.length === 0) return false;
  return html`<h2>${texts.okrs.otherCycles}</h2><ul>!${others.map(({ id, name }) => html`<li><a href="/okrs?cycle=${id}">${name}</a></li>`).join('')}</ul>`;
}

/** @param place.level of the objectives' headings; @param place.heading whose they are, one level above. */
function setOutline(
  set: ShownSet,
  reader: OkrReader,
  { level, heading }: { level: HeadingLevel; heading?: string },
): string {
  const state = stateWord(set.state, reader);
  return html`<section id="${set.id}">!${heading ? html`<h3>${heading}</h3>` : ''}
    !${state ? html`<p class="soft"><span class="tag">${state}</span></p>` : ''}
    !${set.why ? html`<blockquote>${set.why}</blockquote>` : ''}
    !${set.objectives.map((objective) => objectiveItem(objective, set, reader, level)).join('')}</section>`;
}

type HeadingLevel = 2 | 3 | 4;

function stateWord(state: OkrState, { texts }: OkrReader): string | undefined {
  return texts.okrs.states[state];
}

function objectiveItem(
  objective: ObjectiveContent,
  set: ShownSet,
  reader: OkrReader,
  level: HeadingLevel,
): string {
  const words = reader.texts.okrs;
  const made = meanProgress(objective.keyResults);
  const aligned = objective.local
    ? words.ownGoal
    : objective.alignedTo.length > 0
      ? `${words.contributesTo}: ${objective.alignedTo.map(({ title }) => title).join(' · ')}`
      : '';
  return html`<article class="okr" dir="auto"><h${String(level)}>${objective.title}</h${String(level)}>
    !${aligned ? html`<p class="aligned">${aligned}</p>` : ''}
    !${made === null ? '' : html`<p class="soft">${words.progress(percent(made, reader.signedIn.locale))}</p>`}
    <ul>!${objective.keyResults.map((keyResult) => keyResultItem(keyResult, set, reader)).join('')}</ul></article>`;
}

function keyResultItem(
  keyResult: KeyResultContent,
  set: ShownSet,
  { texts, signedIn, expected }: OkrReader,
): string {
  const words = texts.okrs;
  const { locale, timeZone } = signedIn;
  const figure = (value: number) => withUnit(formatNumber(value, locale), keyResult.unit);
  const { baseline, target, currentValue } = keyResult;
  const way =
    baseline === null
      ? words.withoutStart(figure(target))
      : words.way(figure(baseline), figure(target), figure(currentValue ?? baseline));
  const last = set.lastWords.get(keyResult.id);
  const standing =
    keyResult.standing && standingTag(keyResult.standing, texts.standing.words[keyResult.standing]);
  return html`<li class="kr"><p class="title">${keyResult.title} !${standing ?? ''}</p>
    !${track({ baseline, target, currentValue, expected, label: way })}
    <p class="soft">${way}${keyResult.ownerId === set.ownerId ? '' : ` · ${keyResult.ownerName}`}${last ? ` · ${words.lastWord(formatDay(last.at, { locale, timeZone }))}` : ''}${last?.enteredBy ? ` · ${texts.team.onBehalf(last.enteredBy)}` : ''}</p>
    !${last?.blocker ? html`<p class="risk">${words.inTheWay} ${last.blocker}</p>` : ''}</li>`;
}

/** @returns the mean of the way made, 0 to 1; null where nothing can be measured yet. */
export function meanProgress(keyResults: readonly KeyResultContent[]): number | null {
  const ways = keyResults.flatMap(({ baseline, target, currentValue }) =>
    baseline === null || currentValue === null ? [] : [progressOf({ baseline, target, value: currentValue })],
  );
  return ways.length > 0 ? ways.reduce((sum, way) => sum + way, 0) / ways.length : null;
}

export function percent(share: number, locale: string): string {
  return withUnit(formatNumber(Math.round(share * 100), locale), '%');
}
