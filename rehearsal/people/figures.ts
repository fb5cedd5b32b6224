import type { Answerer } from './answers.ts';
import type { PageForm } from './browser.ts';

/** Every third week nothing has changed, as in life. */
const NOTHING_NEW = 0.33;

/**
 * Fills in a check-in or the final figures. Fields bear ids, which differ from run to run, so fate asks for their place.
 *
 * @param asked.week the page's title, which tells one week from another.
 */
export function writeFigures(
  { question, form, week }: { question: 'check-in' | 'score'; form: PageForm; week: string },
  values: Map<string, string>,
  { address, chance }: Answerer,
): Map<string, string> {
  const fields = [...form.values.keys()].filter((name) => name.endsWith('[value]'));
  if (question === 'check-in') {
    if (chance.of(address, week, 'nothing') < NOTHING_NEW) return values.set('changed', 'nothing');
    values.set('changed', 'some');
  }
  for (const [place, name] of fields.entries()) {
    const what = [address, week, String(place)];
    const baseline = name.replace('[value]', '[baseline]');
    if (question === 'check-in' && form.values.has(baseline)) {
      // A half is never the target, so that there is always a way to go.
      const start = `${chance.between(10, 40, ...what, 'start')}.5`;
      values.set(baseline, start);
      values.set(name, start);
    } else if (question === 'check-in')
      values.set(name, moved(values.get(name) ?? '', chance.of(...what, 'value')));
    const confidence = name.replace('[value]', '[confidence]');
    const choices = form.options.get(confidence);
    if (choices) values.set(confidence, chance.pick(choices, ...what, 'confidence'));
    const reason = name.replace('[value]', '[reason]');
    if (form.values.has(reason)) values.set(reason, 'Two people were needed elsewhere for a month.');
  }
  if (question === 'score') writeEnd(form, values, { address, chance });
  else for (const box of form.boxes) values.set(box, 'yes');
  const blocker = [...form.values.keys()].find((name) => name.endsWith('[blocker]'));
  if (blocker && chance.of(address, week, 'blocker') < 0.1)
    values.set(blocker, 'We wait for an answer from legal.');
  return values;
}

/** Some figures come late, some owners see it otherwise than the formula, and some know what goes on. */
const PENDING = 0.05;
const OVERRIDDEN = 0.08;
const KNOWS_WHAT_GOES_ON = 0.5;

function writeEnd(
  form: PageForm,
  values: Map<string, string>,
  { address, chance }: Pick<Answerer, 'address' | 'chance'>,
): void {
  const ending = (end: string) => [...form.values.keys()].filter((name) => name.endsWith(end));
  const pending = form.boxes.filter((name) => name.endsWith('[pending]'));
  for (const [place, box] of pending.entries())
    if (chance.of(address, 'pending', String(place)) < PENDING) values.set(box, 'yes');
  for (const [place, name] of ending('[own]').entries()) {
    if (chance.of(address, 'own', String(place)) >= OVERRIDDEN) continue;
    const comma = values.get(name.replace('[own]', '[value]'))?.includes(',');
    values.set(name, comma ? '0,8' : '0.8');
    values.set(name.replace('[own]', '[ownReason]'), 'The last survey came after the quarter had ended.');
  }
  const next = [...form.options.keys()].filter((name) => name.endsWith('[next]'));
  for (const [place, name] of next.entries())
    if (chance.of(address, 'goes on', String(place)) < KNOWS_WHAT_GOES_ON)
      values.set(name, chance.pick(form.options.get(name) ?? [], address, 'next', String(place)));
  values.set('confirm', 'yes');
}

/** @returns a figure as it stands a week later: up to four per cent on, mostly; written as the page wrote it. */
export function moved(shown: string, luck: number): string {
  const comma = /,\d{1,2}$/.test(shown);
  const number = Number(comma ? shown.replace(/\./g, '').replace(',', '.') : shown.replace(/,/g, ''));
  if (!Number.isFinite(number)) return shown;
  const next = Math.round(number * (0.99 + 0.05 * luck) * 100) / 100;
  return comma || /^\d{1,3}(\.\d{3})+$/.test(shown) ? String(next).replace('.', ',') : String(next);
}
