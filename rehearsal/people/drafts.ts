import type { Answerer } from './answers.ts';
import type { PageForm } from './browser.ts';

const OBJECTIVES = [
  'New customers find their way without asking us',
  'Releases are something nobody has to stay late for',
  'People who call us are helped the first time',
  'Partners choose us because we are easy to work with',
  'Our numbers can be trusted on the day they are needed',
  'New colleagues feel at home after their first month',
];

interface Measure {
  title: string;
  unit: string;
  baseline: [from: number, to: number];
  /** The target as a share of the baseline. */
  times: [from: number, to: number];
}

const MEASURES: Measure[] = [
  {
    title: 'New accounts that reach their first result within a day',
    unit: '%',
    baseline: [30, 45],
    times: [1.3, 1.8],
  },
  { title: 'Median time from report to answer', unit: 'hours', baseline: [12, 30], times: [0.3, 0.6] },
  {
    title: 'Releases that need a correction within two days',
    unit: '%',
    baseline: [12, 20],
    times: [0.3, 0.5],
  },
  { title: 'Customers who would recommend us', unit: 'points', baseline: [20, 40], times: [1.2, 1.6] },
  { title: 'Orders that arrive complete', unit: '%', baseline: [80, 88], times: [1.05, 1.12] },
  { title: 'Questions answered without a second call', unit: '%', baseline: [50, 62], times: [1.2, 1.4] },
];

const INITIATIVES = [
  'Watch ten new customers at their first try\nRewrite the first page',
  'Look at each late answer on Friday',
  'One release a week, with a list of what to check',
];

const NEEDS = [
  'The figures of the last four quarters',
  'Two days of somebody who knows the contract',
  'An answer to open questions within a day',
];

/** Fills in a first draft, or sharpens what is there when it came back. */
export function writeDraft(
  form: PageForm,
  values: Map<string, string>,
  { address, chance }: Answerer,
): Map<string, string> {
  const first = !values.get('objectives[0][title]');
  if (first) {
    const objectives = form.values.has('objectives[1][title]')
      ? chance.between(1, 2, address, 'objectives')
      : 1;
    for (let index = 0; index < objectives; index += 1) writeObjective(index);
  } else {
    const title = values.get('objectives[0][keyResults][0][title]') ?? '';
    values.set(
      'objectives[0][keyResults][0][title]',
      `${title.replace(/, measured weekly.*$/, '')}, measured weekly by the team`,
    );
  }
  if (form.values.has('why'))
    values.set(
      'why',
      'Most of those who leave us do so in their first month. That is where the quarter is won.',
    );
  if (form.values.has('notThisQuarter'))
    values.set('notThisQuarter', 'No new markets.\nNo redesign of the website.');
  if (form.boxes.includes('ready')) values.set('ready', 'yes');
  return values;

  function writeObjective(index: number): void {
    const name = `objectives[${index}]`;
    values.set(`${name}[title]`, chance.pick(OBJECTIVES, address, name));
    values.set(`${name}[kind]`, chance.of(address, name, 'kind') < 0.4 ? 'committed' : 'aspirational');
    const choices = (form.options.get(`${name}[aligned]`) ?? []).filter(Boolean);
    if (choices.length > 0)
      values.set(
        `${name}[aligned]`,
        chance.pick(choices.slice(0, -1).concat(choices.slice(-1)), address, name, 'aligned'),
      );
    const fields = [...form.values.keys()].filter(
      (key) => key.startsWith(`${name}[keyResults]`) && key.endsWith('[title]'),
    );
    const start = chance.between(0, MEASURES.length - 1, address, name, 'measure');
    for (let place = 0; place < Math.min(2, fields.length); place += 1)
      writeKeyResult(`${name}[keyResults][${place}]`, start + place);
  }

  function writeKeyResult(name: string, which: number): void {
    const measure = MEASURES[which % MEASURES.length];
    if (!measure) return;
    const baseline = chance.between(...measure.baseline, address, name, 'baseline');
    const [low, high] = measure.times;
    const target = Math.round(baseline * (low + (high - low) * chance.of(address, name, 'target')));
    values.set(`${name}[title]`, measure.title);
    values.set(`${name}[baseline]`, String(baseline));
    values.set(`${name}[target]`, String(target === baseline ? target + 1 : target));
    values.set(`${name}[unit]`, measure.unit);
    writeMore(name, target > baseline);
  }

  /** What stands under the disclosure: some use it, some do not. */
  function writeMore(name: string, rising: boolean): void {
    const luck = (what: string) => chance.of(address, name, what);
    const sure = form.options.get(`${name}[confidence]`) ?? [];
    if (sure.length > 0 && luck('sure') < 0.7)
      values.set(`${name}[confidence]`, chance.pick(sure, address, name, 'how sure'));
    if (luck('later') < 0.1 && form.boxes.includes(`${name}[baselineLater]`)) {
      values.set(`${name}[baseline]`, '');
      values.set(`${name}[baselineLater]`, 'yes');
      values.set(`${name}[direction]`, rising ? 'increase' : 'decrease');
    }
    if (luck('work') < 0.5) values.set(`${name}[initiatives]`, chance.pick(INITIATIVES, address, name));
    const people = form.suggestions.get(`${name}[contributors][0]`) ?? [];
    if (people.length > 0 && luck('help') < 0.4)
      values.set(`${name}[contributors][0]`, chance.pick(people, address, name, 'who helps'));
    const departments = form.suggestions.get(`${name}[need][department]`) ?? [];
    const [lastDay] = form.suggestions.get(`${name}[need][by]`) ?? [];
    // Needs between departments are mostly their leads'.
    const needs = form.values.has(`${name}[owner]`) ? 0.6 : 0.03;
    if (departments.length > 0 && lastDay && luck('need') < needs) {
      values.set(`${name}[need][department]`, chance.pick(departments, address, name, 'of whom'));
      values.set(`${name}[need][wanted]`, chance.pick(NEEDS, address, name));
      values.set(`${name}[need][by]`, lastDay);
    }
  }
}
