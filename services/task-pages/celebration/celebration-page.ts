import { html } from 'ghtml';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { Achievement, CelebrationFigures } from '#storage/repositories/celebration.ts';
import {
  type CelebrationPlace,
  ENOUGH_ANSWERS,
  type GatheredAnswers,
} from '#storage/repositories/celebration-page.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import { join, page } from '../../shared/ui/page.ts';
import type { PageTexts } from '../texts/model.ts';

/** Who reads which celebration. */
export interface CelebrationReader {
  signedIn: SignedIn;
  texts: PageTexts;
  place: CelebrationPlace;
}

/** @returns the address of a celebration. */
export function celebrationPath({
  cycleId,
  departmentId,
}: Pick<CelebrationPlace, 'cycleId' | 'departmentId'>): string {
  return `/celebration/${cycleId}${departmentId ? `/department/${departmentId}` : ''}`;
}

/**
 * @param model.departments whose celebrations are out; shown on that of all.
 * @param model.poster large, and without what cannot be pressed on paper.
 * @returns what was reached, learned and thanked for; nobody is ranked, and no score of one person is in it.
 */
export function celebrationPage(
  reader: CelebrationReader,
  model: {
    figures: CelebrationFigures;
    departments: ReadonlyArray<{ id: string; name: string }>;
    /** Whether the reader may see what people said together. */
    gathered: boolean;
    companyPublished: boolean;
    poster: boolean;
  },
): string {
  const { texts, place, signedIn } = reader;
  const words = texts.celebration;
  const { figures, poster } = model;
  const path = celebrationPath(place);
  const period = MAIL_LANGUAGES.of(texts.language).periodName(place.period, signedIn.locale);
  const title = words.title(figures.departmentName ?? words.everyone, period);
  const body = join([
    poster && html`<p class="no-print note">${words.print} <a href="${path}">${words.asPage}</a></p>`,
    html`<p class="eyebrow">${place.cycleName}</p><h1>${title}</h1>`,
    leaderWords(figures),
    html`<p class="lead">${words.worked(figures.people, figures.objectives)}</p>`,
    achievements(figures, reader),
    lessons(figures, reader),
    thanks(figures, reader),
    !poster && departmentLinks(reader, model.departments),
    !poster && ways(reader, model),
  ]);
  return frame(reader, title, poster ? html`<div class="poster">!${body}</div>` : body, poster);
}

/** @returns what people said together, without names; only how many where there are few. */
export function gatheredPage(
  reader: CelebrationReader,
  model: { department: string; team: GatheredAnswers; process: GatheredAnswers },
): string {
  const { gathered } = reader.texts.celebration;
  const title = gathered.title(model.department);
  const answers = (heading: string, said: GatheredAnswers) => html`<h2>${heading}</h2>
    !${
      said.answers
        ? html`<ul class="said">!${said.answers.map((answer) => html`<li dir="auto">${answer}</li>`).join('')}</ul>`
        : html`<p>${gathered.tooFew(said.answered, ENOUGH_ANSWERS)}</p>`
    }`;
  return frame(
    reader,
    title,
    join([
      html`<p><a href="${celebrationPath(reader.place)}">${reader.texts.celebration.asPage}</a></p><h1>${title}</h1>`,
      html`<p class="lead">${gathered.lead}</p>`,
      answers(gathered.team, model.team),
      answers(gathered.process, model.process),
    ]),
  );
}

function frame({ texts, signedIn }: CelebrationReader, title: string, body: string, poster = false): string {
  const footer = html`<p>${texts.okrs.signedInAs(signedIn.name)}</p>
    <form method="post" action="/sign-out"><button type="submit" class="quiet">${texts.okrs.signOut}</button></form>`;
  return page({
    title,
    body,
    lang: texts.language,
    skip: texts.frame.skip,
    width: poster ? 'wide' : 'letter',
    footer: poster ? '' : footer,
  });
}

function leaderWords({ words }: CelebrationFigures): string | false {
  if (!words) return false;
  const paragraphs = words.text.split(/\n\s*\n/).map((text) => html`<p dir="auto">${text}</p>`);
  return html`<figure><blockquote>!${paragraphs.join('')}</blockquote><figcaption>${words.from}</figcaption></figure>`;
}

function achievements({ successes, stretch, departmentName }: CelebrationFigures, reader: CelebrationReader) {
  const words = reader.texts.celebration;
  const item = ({ title, department }: Achievement) =>
    html`<span dir="auto">${title}</span>!${department && !departmentName ? html` <span class="soft">${department}</span>` : ''}`;
  if (successes.length === 0) return html`<h2>${words.reached}</h2><p>${words.nothingReached}</p>`;
  return html`!${stretch ? html`<section class="card"><p class="eyebrow">${words.stretch}</p><p class="bold">!${item(stretch)}</p></section>` : ''}
    <h2>${words.reached}</h2><ul>!${successes.map((each) => html`<li>!${item(each)}</li>`).join('')}</ul>`;
}

function lessons({ told, lessons: count }: CelebrationFigures, { texts }: CelebrationReader): string | false {
  const words = texts.celebration;
  if (told.length === 0 && count === 0) return false;
  return html`<h2>${words.learned}</h2>!${told
    .map(
      ({ from, about, text }) =>
        html`<figure><blockquote><p dir="auto">${text}</p></blockquote><figcaption>${words.about(about)}, ${from}</figcaption></figure>`,
    )
    .join('')}!${count > 0 ? html`<p>${words.lessons(count)}</p>` : ''}`;
}

function thanks({ kudos }: CelebrationFigures, { texts }: CelebrationReader): string | false {
  if (kudos.length === 0) return false;
  const words = texts.celebration;
  return html`<h2>${words.thanks}</h2><ul class="thanks">!${kudos
    .map(
      ({ from, to, text }) =>
        html`<li dir="auto"><strong>${words.thanked(from, to)}</strong><br>${text}</li>`,
    )
    .join('')}</ul>`;
}

function departmentLinks(
  { texts, place }: CelebrationReader,
  departments: ReadonlyArray<{ id: string; name: string }>,
): string | false {
  if (departments.length === 0) return false;
  const { cycleId } = place;
  return html`<h2>${texts.celebration.departments}</h2><ul>!${departments
    .map(
      ({ id, name }) =>
        html`<li><a href="${celebrationPath({ cycleId, departmentId: id })}">${name}</a></li>`,
    )
    .join('')}</ul>`;
}

function ways(
  { texts, place }: CelebrationReader,
  { gathered, companyPublished }: { gathered: boolean; companyPublished: boolean },
): string {
  const words = texts.celebration;
  const path = celebrationPath(place);
  const links = [
    { href: `${path}?poster=1`, label: words.poster },
    ...(gathered ? [{ href: `${path}/said`, label: words.gathered.link }] : []),
    ...(place.departmentId && companyPublished
      ? [{ href: celebrationPath({ cycleId: place.cycleId, departmentId: null }), label: words.back }]
      : []),
    { href: `/okrs?cycle=${place.cycleId}`, label: words.goals },
  ];
  return html`<ul class="ways">!${links.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`).join('')}</ul>`;
}
