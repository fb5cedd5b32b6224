import { html } from 'ghtml';
import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import { type CheckInEntry, checkIn } from '#storage/actions/check-in.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea, textField } from '../form.ts';
import type { CheckInTexts } from '../texts/figures-model.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

const TEXT_LENGTH = 2000;

/** The three answers of the page on the scale of 0 to 10 in which confidence is kept. */
const CONFIDENCE = [
  { value: '8', word: 'high' },
  { value: '5', word: 'middle' },
  { value: '2', word: 'low' },
] as const;

/** The weekly look at one's key results: nothing changed, or what did. */
export const createCheckInView: CreateView = (deps) => ({
  async show(task) {
    return parts({ task, owned: await readOwnedKeyResults(deps.db, task), fields: noFields(), problems: [] });
  },
  async post(task, fields) {
    const owned = await readOwnedKeyResults(deps.db, task);
    const { entries, problems } = readEntries(owned, fields, {
      locale: task.locale,
      words: textsOf(task).checkIn,
    });
    if (problems.length > 0)
      return { type: 'again', parts: parts({ task, owned, fields, problems }), problems };
    return {
      type: 'acted',
      result: await checkIn(deps, { taskId: task.id, personId: task.personId }, entries),
    };
  },
  done: (task) => textsOf(task).checkIn.done,
});

/** How the reader writes numbers, and the words of the page. */
interface Reading {
  locale: string;
  words: CheckInTexts;
}

type Part = 'value' | 'baseline' | 'confidence' | 'note' | 'blocker';

function nameOf(keyResult: OwnedKeyResult, part: Part): string {
  return `keyResults[${keyResult.id}][${part}]`;
}

function readEntries(
  owned: readonly OwnedKeyResult[],
  fields: Fields,
  reading: Reading,
): { entries: CheckInEntry[] | null; problems: FormProblem[] } {
  const { locale, words } = reading;
  const changed = fields.text('changed');
  if (changed !== 'nothing' && changed !== 'some') {
    return {
      entries: null,
      problems: [{ field: 'changed', remedy: words.chooseChanged }],
    };
  }
  if (changed === 'nothing') {
    const edited = owned.some((keyResult) => isEdited(keyResult, fields, locale));
    return { entries: null, problems: edited ? [{ field: 'changed', remedy: words.changedBelow }] : [] };
  }
  const problems: FormProblem[] = [];
  const entries = owned.map((keyResult) => readEntry(keyResult, fields, reading, problems));
  return { entries, problems };
}

function isEdited(keyResult: OwnedKeyResult, fields: Fields, locale: string): boolean {
  const typed = fields.text(nameOf(keyResult, 'value')).trim();
  const number = parseNumber(typed, locale);
  const shown = parseNumber(formatForInput(shownValue(keyResult), locale), locale);
  const said = (['note', 'blocker', 'baseline'] as const).some((part) =>
    fields.text(nameOf(keyResult, part)).trim(),
  );
  return (typed !== '' && number !== shown) || said;
}

function readEntry(
  keyResult: OwnedKeyResult,
  fields: Fields,
  reading: Reading,
  problems: FormProblem[],
): CheckInEntry {
  const { locale, words } = reading;
  const valueField = nameOf(keyResult, 'value');
  const value = parseNumber(fields.text(valueField), locale);
  const baseline = readBaseline(keyResult, fields, reading, problems);
  // Before anything was measured a week may be told in words alone.
  const unmeasured = keyResult.baseline === null && keyResult.currentValue === null;
  if (value === null && !(unmeasured && fields.text(valueField).trim() === '')) {
    problems.push({
      field: valueField,
      remedy: words.writeFigure(formatNumber(99.95, locale)),
    });
  }
  const confidenceField = nameOf(keyResult, 'confidence');
  const confidence = CONFIDENCE.find((each) => each.value === fields.text(confidenceField));
  if (!confidence) problems.push({ field: confidenceField, remedy: words.chooseConfidence });
  const [note, blocker] = (['note', 'blocker'] as const).map((part) => {
    const name = nameOf(keyResult, part);
    const text = fields.text(name).trim();
    if (text.length > TEXT_LENGTH) {
      problems.push({
        field: name,
        remedy: words.shorten(TEXT_LENGTH, text.length),
      });
    }
    return text;
  });
  return {
    keyResultId: keyResult.id,
    value,
    baseline,
    confidence: Number(confidence?.value ?? 5),
    note: note ?? '',
    blocker: blocker ?? '',
  };
}

/** Asked as long as it is not known where the key result starts. */
function readBaseline(
  keyResult: OwnedKeyResult,
  fields: Fields,
  { locale, words }: Reading,
  problems: FormProblem[],
): number | null {
  const field = nameOf(keyResult, 'baseline');
  const typed = fields.text(field).trim();
  if (keyResult.baseline !== null || !typed) return null;
  const baseline = parseNumber(typed, locale);
  if (baseline === null)
    problems.push({
      field,
      remedy: words.writeStart(formatNumber(99.95, locale)),
    });
  if (baseline === keyResult.target)
    problems.push({
      field,
      remedy: words.startIsTarget,
    });
  return baseline;
}

function shownValue(keyResult: OwnedKeyResult): number | null {
  return keyResult.currentValue ?? keyResult.baseline;
}

interface Shown {
  task: TaskOnPage;
  owned: readonly OwnedKeyResult[];
  fields: Fields;
  problems: readonly FormProblem[];
}

function parts({ task, owned, fields, problems }: Shown): PageParts {
  const filled = fields.names().length > 0;
  const words = textsOf(task).checkIn;
  return {
    title: words.title(task.ordinal),
    why: words.why,
    howLong: words.howLong,
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
    })}
      <div class="buttons"><button type="submit">${words.send}</button></div>
      <h2>${words.yours}</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, { task, fields, problems, filled })).join('')}
      <div class="buttons"><button type="submit">${words.send}</button></div>`,
  };
}

function keyResultFields(
  keyResult: OwnedKeyResult,
  { task, fields, problems, filled }: Omit<Shown, 'owned'> & { filled: boolean },
): string {
  const { locale } = task;
  const words = textsOf(task).checkIn;
  const figure = (value: number) => withUnit(formatNumber(value, locale), keyResult.unit);
  const field = (part: Part, prefilled = '') => {
    const name = nameOf(keyResult, part);
    return { name, value: filled ? fields.text(name) : prefilled, problems };
  };
  const lastConfidence = CONFIDENCE.find((each) => Number(each.value) === keyResult.confidence)?.value ?? '';
  const last = shownValue(keyResult);
  const way =
    keyResult.baseline === null
      ? words.wayWithoutStart(figure(keyResult.target))
      : words.way(figure(keyResult.baseline), figure(keyResult.target));
  return html`<section class="card">
    <p class="eyebrow">${keyResult.objectiveTitle}</p>
    <h3>${keyResult.title}</h3>
    !${keyResult.lastBlocker ? html`<p class="note">${words.lastBlocker(keyResult.lastBlocker)}</p>` : ''}
    !${
      keyResult.baseline === null
        ? textField({
            ...field('baseline'),
            ...words.start,
            figure: true,
          })
        : ''
    }
    !${textField({
      ...field('value', formatForInput(last, locale)),
      label: words.today(keyResult.unit),
      hint: last === null ? way : `${way}; ${words.lastTime(figure(last))}`,
      figure: true,
    })}
    !${radioGroup({ ...field('confidence', lastConfidence), label: words.reached, options: CONFIDENCE.map(({ value, word }) => ({ value, label: words.confidence[word] })), inRow: true })}
    <details !${openWhen(field('note').value || field('blocker').value)}><summary>${words.more}</summary>
      !${textArea({ ...field('note'), label: words.note })}
      !${textArea({ ...field('blocker'), ...words.blocker })}
    </details>
  </section>`;
}

function openWhen(content: string): string {
  return content ? 'open' : '';
}
