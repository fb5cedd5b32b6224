import { lexicon } from '../words.ts';

/** What a language's file gives: entries between commas; `*` stands for any letters. */
export interface LexiconSource {
  /** Verbs (in German also participles and nouns) of doing work: holding, writing, preparing. */
  activity: string;
  /** Nouns that begin a sentence and make work of what follows: "organisation of", "number of". */
  nominal: string;
  /** Things that are there or are not: launched, signed, certified. */
  milestone: string;
  up: string;
  down: string;
  keep: string;
  /** What the outside world gives: winning, closing a deal, earning. */
  gain: string;
  /** Things that work produces and nobody outside is better for by themselves. */
  artefact: string;
  /** Attention that says nothing about value by itself. */
  vanity: string;
  /** What makes attention a measure of value after all: who do something, per, share. */
  consequence: string;
  /** Amounts without a figure: double, half, none. */
  relative: string;
  /** Says where it stands today. */
  today: string;
  /** Says that it will be measured; with a date it is a planned baseline. */
  planned: string;
  /** Verbs of duties, which say by themselves that it is one: handle, administer. */
  duty: string;
  /** Verbs of duties that may say more: keep, run, teach. */
  usual: string;
  /** What duties are done with: files, tickets, shifts. */
  routine: string;
  /** Says that everything goes on as it does. */
  goingOn: string;
  /** Says that something becomes different from now on. */
  change: string;
  /** Verbs that need to say what becomes better, and seldom do. */
  vagueVerb: string;
  /** Verbs that say nothing at all by themselves. */
  weakVerb: string;
  /** Of people: how they feel, what they dare. */
  feeling: string;
  /** Of means: money, paper, space. */
  resource: string;
  /** Metrics that should fall. */
  bad: string;
  /** Metrics that should rise. */
  good: string;
  /** Words that fit any objective. */
  generic: string;
  stopword: string;
}

export type Lexicon = Record<keyof LexiconSource, RegExp>;

/**
 * @returns the same categories as expressions on folded text, each compiled when it is first asked for: a process that
 *   coaches nobody does not pay for them at its start.
 */
export function compileLexicon(source: LexiconSource): Lexicon {
  const compiled = new Map<keyof LexiconSource, RegExp>();
  const of = (category: keyof LexiconSource): RegExp => {
    const known = compiled.get(category);
    if (known) return known;
    const expression = lexicon(source[category]);
    compiled.set(category, expression);
    return expression;
  };
  return {
    get activity() {
      return of('activity');
    },
    get nominal() {
      return of('nominal');
    },
    get milestone() {
      return of('milestone');
    },
    get up() {
      return of('up');
    },
    get down() {
      return of('down');
    },
    get keep() {
      return of('keep');
    },
    get gain() {
      return of('gain');
    },
    get artefact() {
      return of('artefact');
    },
    get vanity() {
      return of('vanity');
    },
    get consequence() {
      return of('consequence');
    },
    get relative() {
      return of('relative');
    },
    get today() {
      return of('today');
    },
    get planned() {
      return of('planned');
    },
    get duty() {
      return of('duty');
    },
    get usual() {
      return of('usual');
    },
    get routine() {
      return of('routine');
    },
    get goingOn() {
      return of('goingOn');
    },
    get change() {
      return of('change');
    },
    get vagueVerb() {
      return of('vagueVerb');
    },
    get weakVerb() {
      return of('weakVerb');
    },
    get feeling() {
      return of('feeling');
    },
    get resource() {
      return of('resource');
    },
    get bad() {
      return of('bad');
    },
    get good() {
      return of('good');
    },
    get generic() {
      return of('generic');
    },
    get stopword() {
      return of('stopword');
    },
  };
}
