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
  now: string;
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

/** @returns the same categories as expressions on folded text. */
export function compileLexicon(source: LexiconSource): Lexicon {
  const {
    activity,
    nominal,
    milestone,
    up,
    down,
    keep,
    gain,
    artefact,
    vanity,
    consequence,
    relative,
    now,
    planned,
  } = source;
  const {
    duty,
    usual,
    routine,
    good,
    goingOn,
    change,
    vagueVerb,
    weakVerb,
    feeling,
    resource,
    bad,
    generic,
    stopword,
  } = source;
  return {
    activity: lexicon(activity),
    nominal: lexicon(nominal),
    milestone: lexicon(milestone),
    up: lexicon(up),
    down: lexicon(down),
    keep: lexicon(keep),
    gain: lexicon(gain),
    artefact: lexicon(artefact),
    vanity: lexicon(vanity),
    consequence: lexicon(consequence),
    relative: lexicon(relative),
    now: lexicon(now),
    planned: lexicon(planned),
    duty: lexicon(duty),
    usual: lexicon(usual),
    routine: lexicon(routine),
    goingOn: lexicon(goingOn),
    change: lexicon(change),
    vagueVerb: lexicon(vagueVerb),
    weakVerb: lexicon(weakVerb),
    feeling: lexicon(feeling),
    resource: lexicon(resource),
    bad: lexicon(bad),
    good: lexicon(good),
    generic: lexicon(generic),
    stopword: lexicon(stopword),
  };
}
