import { answerWishes, writeReview } from './agreeing.ts';
import type { Page, PageForm } from './browser.ts';
import type { Chance } from './chance.ts';
import { writeDraft } from './drafts.ts';
import { writeFigures } from './figures.ts';
import { liveQuarter, WORDS, writeFeedback } from './living.ts';

/** Who answers, as far as the answer depends on it. */
export interface Answerer {
  address: string;
  /** Whether they send back what they review: 0 for no, else for which time. */
  sendsBack: number;
  /** Whether they have talked about it with its author since. */
  talked: boolean;
  chance: Chance;
}

/** What a page asks; told from the fields of its form, as a reader would. */
export type Question =
  | 'acknowledge'
  | 'draft'
  | 'review'
  | 'agree-together'
  | 'check-in'
  | 'score'
  | 'reflect'
  | 'celebrate'
  | 'decide'
  | 'reply'
  | 'concern'
  | 'change'
  | 'feedback'
  | 'asked'
  | 'pace'
  | 'welcome'
  | 'verdict'
  | 'champion'
  | 'decisions';

/** @returns what the page asks and the form that asks it, or undefined when it asks nothing (done, closed, gone). */
export function questionOf(page: Page): { question: Question; form: PageForm } | undefined {
  for (const form of page.forms) {
    const has = (name: string) =>
      form.values.has(name) || form.options.has(name) || form.boxes.includes(name);
    if (has('tasks') && has('agree')) return { question: 'agree-together', form };
    if (has('answer')) return { question: 'acknowledge', form };
    if (has('objectives[0][title]')) return { question: 'draft', form };
    if (has('decision')) {
      const reviews = form.options.get('decision')?.includes('agree');
      return { question: reviews ? 'review' : 'decide', form };
    }
    if (has('verdict')) return { question: 'verdict', form };
    if (has('champion')) return { question: 'champion', form };
    if (has('concern')) return { question: 'concern', form };
    if (has('reply')) return { question: 'reply', form };
    if (has('changed')) return { question: 'check-in', form };
    if (has('learned')) return { question: 'reflect', form };
    if (has('words') && has('nothing')) return { question: 'celebrate', form };
    if (has('confirm')) return { question: 'score', form };
    if (has('say')) return { question: 'change', form };
    if (has('none')) return { question: 'feedback', form };
    if (has('welcome')) return { question: 'welcome', form };
    if (has('pace')) return { question: 'pace', form };
    if (has('read')) return { question: 'decisions', form };
    if (has('words')) return { question: 'asked', form };
  }
  return undefined;
}

/**
 * @param attempt counts from 1: whoever was told what is wrong looks closer the next time.
 * @returns what the person sends.
 */
export function answer(
  asked: { question: Question; form: PageForm; page: Page },
  person: Answerer,
  attempt: number,
): Map<string, string> {
  const { form, question, page } = asked;
  const values = new Map(form.values);
  const { chance } = person;
  const pick = (name: string, ...words: string[]) =>
    chance.pick(form.options.get(name) ?? [''], person.address, name, page.title, ...words);
  switch (question) {
    case 'acknowledge':
      // Some read the question twice.
      values.set(
        'answer',
        (form.options.get('answer') ?? [])[
          (chance.between(0, 3, person.address, 'answer') + attempt - 1) % 3
        ] ?? '',
      );
      return values;
    case 'draft':
      answerWishes(asked, values, person);
      return writeDraft(form, values, person);
    case 'agree-together':
      values.set('agree', 'yes');
      return values;
    case 'review':
      writeReview(asked, values, person);
      return values;
    case 'check-in':
      liveQuarter(form, values, person, page.title);
      return writeFigures({ question, form, week: page.title }, values, person);
    case 'score':
      return writeFigures({ question, form, week: page.title }, values, person);
    case 'reflect':
      values.set('learned', chance.pick(LESSONS, person.address, 'learned'));
      values.set('process', chance.pick(PROCESS, person.address, 'process'));
      for (const [name, options] of form.options)
        if (name.startsWith('pulse-')) values.set(name, chance.pick(options.slice(1), person.address, name));
      if (form.values.has('team')) values.set('team', chance.pick(TEAM, person.address, 'team'));
      if (form.boxes.includes('told') && chance.of(person.address, 'told') < 0.5) values.set('told', 'yes');
      if (form.values.has('kudosTo') && chance.of(person.address, 'kudos') < 0.5) {
        values.set('kudosTo', 'My team');
        values.set('kudosText', 'For the calm in the last week before the release.');
      }
      return values;
    case 'celebrate':
      // Some leaders would rather say it in person.
      if (chance.of(person.address, 'words') < 0.7)
        values.set('words', chance.pick(LEADERS_SAY, person.address, page.title));
      else values.set('nothing', 'yes');
      return values;
    case 'reply': {
      const luck = chance.of(person.address, 'reply', page.title);
      values.set('reply', luck < 0.5 ? 'accept' : luck < 0.75 ? 'counter' : 'decline');
      if (luck >= 0.5) values.set('words', chance.pick(REPLIES, person.address, page.title));
      return values;
    }
    case 'concern':
      values.set('concern', pick('concern'));
      values.set('words', chance.pick(ANSWERS, person.address, page.title));
      return values;
    case 'decide':
      values.set('decision', pick('decision'));
      return values;
    case 'verdict':
      values.set('verdict', pick('verdict'));
      if (values.get('verdict') === 'roll-out') values.set('waves', '2');
      values.set('reason', 'People asked for it, and the figures say that it can be more.');
      return values;
    case 'champion':
      values.set('champion', pick('champion'));
      return values;
    case 'change': {
      const agrees = chance.of(person.address, 'change', page.title) < 0.7;
      values.set('say', agrees ? 'approve' : 'decline');
      if (!agrees) values.set('words', 'Let us keep it this quarter and set the next one differently.');
      return values;
    }
    case 'feedback':
      writeFeedback(form, values, person, page.title);
      return values;
    case 'asked':
      values.set('words', chance.pick(WORDS, person.address, page.title));
      return values;
    case 'pace':
      values.set(
        'pace',
        chance.pick(['stay', 'fortnightly', 'monthly', 'pause'], person.address, page.title),
      );
      return values;
    case 'welcome':
      values.set('welcome', pick('welcome'));
      values.set('keyResult', form.options.get('keyResult')?.[1] ?? '');
      return values;
    case 'decisions':
      values.set('read', 'yes');
      return values;
  }
}

const ANSWERS = [
  'Thank you for saying so. Both teams meet on Tuesday, and I will tell you what came of it.',
  'You are right, and I cannot change it this quarter. Let us write it down for the next.',
];

const REPLIES = [
  'Two of our people are away until the end of the month; from then on gladly.',
  'Half of it we can do, the other half needs the budget of next year.',
];

const LESSONS = [
  'We asked customers too late. Next time in week two.',
  'Small releases were worth more than the big one we had planned.',
  'The figure was easy to move once we looked at it every week.',
  'We had three first priorities, so we had none until February.',
];

const TEAM = [
  'Keep the quarter of an hour on Mondays.',
  'Ask for help a week earlier.',
  'Fewer meetings in the last month.',
];

const LEADERS_SAY = [
  'You kept calm when it counted, and you asked for help in time. I am glad to work with you.',
  'Three months ago I doubted this. Thank you for proving me wrong, one customer at a time.',
];

const PROCESS = [
  'Fewer key results.',
  'The weekly look was short enough.',
  'Agreeing earlier would have helped.',
];
