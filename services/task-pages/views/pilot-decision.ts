import { html } from 'ghtml';
import { formatDate, formatNumber } from '#domain/format.ts';
import { PILOT_CHOICES, type PilotChoice } from '#domain/kinds.ts';
import type { Figure } from '#domain/pilot/figures.ts';
import { MOST_WAVES } from '#domain/pilot/waves.ts';
import { decidePilot } from '#storage/actions/decide-pilot.ts';
import { type PilotReport, readPilotReport } from '#storage/pilots/report.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, selectField, textArea } from '../form.ts';
import type { PilotDecisionTexts } from '../texts/pilot-model.ts';
import { type CreateView, type PageParts, readerOf, textsOf } from '../view.ts';

const REASON_LENGTH = 2000;

/** The sponsor of a pilot: its charter, what was measured, and the decision. */
export const createPilotDecisionView: CreateView = (deps) => {
  const read = (task: TaskOnPage) => readPilotReport(deps.db, task.cycleId, deps.clock.now());
  return {
    async show(task) {
      return parts(task, await read(task), noFields(), []);
    },
    async post(task, fields) {
      const choice = PILOT_CHOICES.find((each) => each === fields.text('verdict'));
      const waves = wavesIn(fields, choice);
      const reason = fields.text('reason').trim();
      const problems = check({ choice, waves, reason }, textsOf(task).pilotDecision);
      if (!choice || problems.length > 0)
        return { type: 'again', parts: parts(task, await read(task), fields, problems), problems };
      const target = { taskId: task.id, personId: task.personId };
      const verdict = { choice, waves: choice === 'roll-out' ? waves : null, reason };
      return { type: 'acted', result: await decidePilot(deps, target, verdict) };
    },
    done: (task) => textsOf(task).pilotDecision.done,
  };
};

/** Waves say something of a roll-out alone. */
function wavesIn(fields: Fields, choice: PilotChoice | undefined): number | null {
  const waves = Number(fields.text('waves'));
  const possible = Number.isInteger(waves) && waves >= 1 && waves <= MOST_WAVES;
  return choice === 'roll-out' && possible ? waves : null;
}

function check(
  { choice, waves, reason }: { choice: PilotChoice | undefined; waves: number | null; reason: string },
  says: PilotDecisionTexts,
): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!choice) problems.push({ field: 'verdict', remedy: says.choose });
  if (choice === 'roll-out' && waves === null) problems.push({ field: 'waves', remedy: says.chooseWaves });
  if (!reason) problems.push({ field: 'reason', remedy: says.sayWhy });
  if (reason.length > REASON_LENGTH)
    problems.push({ field: 'reason', remedy: says.shorten(REASON_LENGTH, reason.length) });
  return problems;
}

function parts(
  task: TaskOnPage,
  report: PilotReport,
  fields: Fields,
  problems: readonly FormProblem[],
): PageParts {
  const says = textsOf(task).pilotDecision;
  const field = (name: string) => ({ name, value: fields.text(name), problems });
  const waves = Array.from({ length: MOST_WAVES }, (_, index) => String(index + 1));
  return {
    title: says.title(task.cycleName),
    why: says.why,
    howLong: says.howLong,
    form: html`!${evidence(task, report, says)}
      !${radioGroup({ ...field('verdict'), label: says.question, options: PILOT_CHOICES.map((value) => ({ value, ...says.options[value] })) })}
      !${selectField({
        ...field('waves'),
        ...says.waves,
        options: [
          { value: '', label: says.noWaves },
          ...waves.map((value) => ({ value, label: says.wave(Number(value)) })),
        ],
      })}
      !${textArea({ ...field('reason'), ...says.reason })}
      <div class="buttons"><button type="submit">${says.send}</button></div>`,
  };
}

function evidence(task: TaskOnPage, report: PilotReport, says: PilotDecisionTexts): string {
  const { charter, measures, participants, active, agreement, lessons } = report;
  const { locale } = readerOf(task);
  const value = (figure: Figure, measured: number) =>
    figure === 'days-to-agree'
      ? says.days(formatNumber(measured, locale))
      : `${formatNumber(measured, locale)}${PER_CENT.includes(figure) ? ' %' : ''}`;
  const items = measures.map(({ text, figure, value: measured, reached }) => {
    const found =
      figure === 'own' ? says.judge : measured === null ? says.notMeasured : value(figure, measured);
    const verdict = reached === null ? '' : reached ? says.reached : says.notReached;
    return html`<li>${text}<br><span class="soft">${found}${verdict ? ` · ${verdict}` : ''}</span></li>`;
  });
  return html`<div class="card"><h2>${says.charter}</h2><p>${charter?.hypothesis ?? ''}</p><ol>!${items.join('')}</ol>
    <p class="soft">${says.people(active, participants)} ${says.agreed(agreement.agreed, agreement.sets)} ${says.lessons(lessons.written)} ${charter ? says.decisionDay(formatDate(charter.decisionOn, locale)) : ''}</p></div>`;
}

const PER_CENT: readonly Figure[] = ['check-ins', 'agreed', 'quality', 'concerns'];
