import { html } from 'ghtml';
import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import { type CheckInEntry, checkIn } from '#storage/actions/check-in.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea, textField } from '../form.ts';
import type { CreateView, PageParts } from '../view.ts';

const TEXT_LENGTH = 2000;

/** The three answers of the page on the scale of 0 to 10 in which confidence is kept. */
const CONFIDENCE = [
  { value: '8', label: 'On track' },
  { value: '5', label: 'Unsure' },
  { value: '2', label: 'At risk' },
] as const;

/** The weekly look at one's key results: nothing changed, or what did. */
export const createCheckInView: CreateView = (deps) => ({
  async show(task) {
    return parts({ task, owned: await readOwnedKeyResults(deps.db, task), fields: noFields(), problems: [] });
  },
  async post(task, fields) {
    const owned = await readOwnedKeyResults(deps.db, task);
    const { entries, problems } = readEntries(owned, fields, task.locale);
    if (problems.length > 0)
      return { type: 'again', parts: parts({ task, owned, fields, problems }), problems };
    return {
      type: 'acted',
      result: await checkIn(deps, { taskId: task.id, personId: task.personId }, entries),
    };
  },
  done: () => ({
    title: 'Checked in, thank you.',
    next: 'Your figures are up to date. The next check-in comes by mail.',
  }),
});

type Part = 'value' | 'baseline' | 'confidence' | 'note' | 'blocker';

function nameOf(keyResult: OwnedKeyResult, part: Part): string {
  return `keyResults[${keyResult.id}][${part}]`;
}

function readEntries(
  owned: readonly OwnedKeyResult[],
  fields: Fields,
  locale: string,
): { entries: CheckInEntry[] | null; problems: FormProblem[] } {
  const changed = fields.text('changed');
  if (changed !== 'nothing' && changed !== 'some') {
    return {
      entries: null,
      problems: [{ field: 'changed', remedy: 'Choose whether something changed or nothing did.' }],
    };
  }
  if (changed === 'nothing') {
    const edited = owned.some((keyResult) => isEdited(keyResult, fields, locale));
    const remedy = 'You changed something below: choose “Something changed”, or put it back.';
    return { entries: null, problems: edited ? [{ field: 'changed', remedy }] : [] };
  }
  const problems: FormProblem[] = [];
  const entries = owned.map((keyResult) => readEntry(keyResult, fields, locale, problems));
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
  locale: string,
  problems: FormProblem[],
): CheckInEntry {
  const valueField = nameOf(keyResult, 'value');
  const value = parseNumber(fields.text(valueField), locale);
  const baseline = readBaseline(keyResult, fields, locale, problems);
  // Before anything was measured a week may be told in words alone.
  const unmeasured = keyResult.baseline === null && keyResult.currentValue === null;
  if (value === null && !(unmeasured && fields.text(valueField).trim() === '')) {
    problems.push({
      field: valueField,
      remedy: `Write today’s figure as a number, such as ${formatNumber(99.95, locale)}.`,
    });
  }
  const confidenceField = nameOf(keyResult, 'confidence');
  const confidence = CONFIDENCE.find((each) => each.value === fields.text(confidenceField));
  if (!confidence)
    problems.push({ field: confidenceField, remedy: 'Choose how sure you are that it will be reached.' });
  const [note, blocker] = (['note', 'blocker'] as const).map((part) => {
    const name = nameOf(keyResult, part);
    const text = fields.text(name).trim();
    if (text.length > TEXT_LENGTH) {
      problems.push({
        field: name,
        remedy: `Shorten it to ${TEXT_LENGTH} characters; it has ${text.length}.`,
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
  locale: string,
  problems: FormProblem[],
): number | null {
  const field = nameOf(keyResult, 'baseline');
  const typed = fields.text(field).trim();
  if (keyResult.baseline !== null || !typed) return null;
  const baseline = parseNumber(typed, locale);
  if (baseline === null)
    problems.push({
      field,
      remedy: `Write where it started as a number, such as ${formatNumber(99.95, locale)}, or leave it empty.`,
    });
  if (baseline === keyResult.target)
    problems.push({
      field,
      remedy:
        'The start equals the target; talk to your lead about another target, or leave it empty for now.',
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
  return {
    title: `Week ${task.ordinal}: how do your key results stand?`,
    why: 'A short honest look each week shows early what needs a hand. Nobody is judged by it.',
    howLong: '20 seconds when nothing changed, a minute otherwise',
    form: html`!${radioGroup({
      name: 'changed',
      label: 'Since the last time',
      value: fields.text('changed'),
      problems,
      inRow: true,
      options: [
        { value: 'nothing', label: 'Nothing changed', hint: 'The figures below count once more.' },
        { value: 'some', label: 'Something changed', hint: 'I have updated it below.' },
      ],
    })}
      <div class="buttons"><button type="submit">Check in</button></div>
      <h2>Your key results</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, { task, fields, problems, filled })).join('')}
      <div class="buttons"><button type="submit">Check in</button></div>`,
  };
}

function keyResultFields(
  keyResult: OwnedKeyResult,
  { task, fields, problems, filled }: Omit<Shown, 'owned'> & { filled: boolean },
): string {
  const { locale } = task;
  const figure = (value: number) => withUnit(formatNumber(value, locale), keyResult.unit);
  const field = (part: Part, prefilled = '') => {
    const name = nameOf(keyResult, part);
    return { name, value: filled ? fields.text(name) : prefilled, problems };
  };
  const lastConfidence = CONFIDENCE.find((each) => Number(each.value) === keyResult.confidence)?.value ?? '';
  const last = shownValue(keyResult);
  const way =
    keyResult.baseline === null
      ? `Baseline still to come, target ${figure(keyResult.target)}`
      : `From ${figure(keyResult.baseline)} to ${figure(keyResult.target)}`;
  return html`<section class="card">
    <p class="eyebrow">${keyResult.objectiveTitle}</p>
    <h3>${keyResult.title}</h3>
    !${keyResult.lastBlocker ? html`<p class="note">Last time you named as being in the way: ${keyResult.lastBlocker}</p>` : ''}
    !${
      keyResult.baseline === null
        ? textField({
            ...field('baseline'),
            label: 'Where does it start?',
            hint: 'By week 3, please: from then on everyone sees how far it has come.',
            figure: true,
          })
        : ''
    }
    !${textField({
      ...field('value', formatForInput(last, locale)),
      label: keyResult.unit ? `Today, in ${keyResult.unit}` : 'Today',
      hint: last === null ? way : `${way}; last time ${figure(last)}`,
      figure: true,
    })}
    !${radioGroup({ ...field('confidence', lastConfidence), label: 'Will it be reached?', options: CONFIDENCE, inRow: true })}
    <details !${openWhen(field('note').value || field('blocker').value)}><summary>Add a note, or what is in the way</summary>
      !${textArea({ ...field('note'), label: 'Note' })}
      !${textArea({ ...field('blocker'), label: 'What is in the way', hint: 'Your team lead sees it with the next look at the week.' })}
    </details>
  </section>`;
}

function openWhen(content: string): string {
  return content ? 'open' : '';
}
