import { parseNumber } from '../format.ts';
import type { Language } from './types.ts';

export type QuantityKind = 'percent' | 'money' | 'duration' | 'count' | 'score';

/** An amount in a sentence: `€1.2m`, `99,95 %`, `2 Std.`, `40 (deals)`. */
export interface Quantity {
  value: number;
  kind: QuantityKind;
  /** Where it stands in the folded text. */
  start: number;
  end: number;
  /** The words that follow directly: what is counted. */
  noun: string;
  /** Written as a word; people do so in pictures ("in two days") rather than in targets. */
  spelled: boolean;
}

const FIGURE = String.raw`[-+]?\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?`;
const CURRENCY = String.raw`€|\$|£|¥|eur(?:os?)?|usd|chf|gbp|dollars?|dolares|pounds?|franken|francs?|fr\.`;
const SCALE = String.raw`k|m|mn|bn|b|tsd\.?|thousand|tausend|mille|mil|mio\.?|millions?(?: de| d')?|millionen|millon(?:es)?(?: de)?|mrd\.?|milliarden?|milliards?(?: de)?|billion`;
const UNIT = String.raw`%|(?:percent(?:age points?)?|prozent(?:punkte?n?)?|pour cent|por ciento|pp|points? de pourcentage|puntos? porcentuales?)(?!\p{L})|‰`;
const DURATION = String.raw`(?:ms|millisec\w*|s|sec\w*|sek\w*|min\w*|h|hrs?|hours?|std\.?|stunden?|heures?|horas?|days?|tagen?|tage?s?|werktage?n?|arbeitstage?n?|jours?|dias?|weeks?|wochen?|semaines?|semanas?|months?|monate?n?|mois|mes(?:es)?|segundos?|sekunden?|secondes?|seconds?|business days?|working days?)(?!\p{L})`;

const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,/§])(?:(${CURRENCY})\s?)?(${FIGURE})(?![\d])(?:\s?(${SCALE})(?!\p{L}))?(?:[\s-]?(${UNIT}|(?:${CURRENCY})(?!\p{L})|${DURATION}))?`,
  'giu',
);

/** Names, dates and places in a list that hold figures but measure nothing. */
const NO_AMOUNT = new RegExp(
  [
    String.raw`(?<!\p{L})(?:iso(?:[ /]iec)?|iec|din(?: en)?|sap|office|microsoft|windows|version|v|phase|etappe|etape|fase|stufe|level|niveau|nivel|tier|step|schritt|section|paragraph|art\.|kw|week|woche|semaine|semana|sprint|lot|werk|plant|line|linie|ligne|linea|halle|hall|room|soc|pci|industrie|industry|web|gate|haus|house|team|equipe|equipo|ward|unit|unite|unidad|zone|zona|studio|terminal|gleis|quai|anden|planta|batiment|edificio|salle|sala|aula|gruppe|group|groupe|grupo|platform|etage|floor|piso|route|bus|abteilung|tor|puerta|bay|rampe|presse|machine|maschine|modul|module|kapitel|kita|year|jahrgang|annee|curso|class|klasse|classe|clase|station|grade|scope|horizon|agenda|building|site)[ -]?\d+(?:[./:-]\d+)*(?!\s?[%\d€$])`,
    String.raw`(?<!\p{L})(?:q ?|[htsj]|fy ?|gj ?)\d{1,4}(?:[/ -]\d{2,4})?(?!\p{L})`,
    String.raw`\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}`,
    String.raw`24\s?/\s?7|\d{1,2}[:h]\d{2}(?!\d)|(?:de|a|at|bei|um|las|by|jusqu'a) \d{1,2} ?(?:h|uhr|am|pm)(?!\p{L})|24 h/24|7 j/7|360 ?(?:°|grad|degrees?)|360-`,
    String.raw`(?<!\p{L})(?:\d+\p{L}+\d+|\p{L}+\d+\p{L}*|(?<![\d.,])\d{1,2}[a-f](?![\p{L}'.])|(?<![\d.,])\d{1,2}(?:st|nd|rd|th|eme|er|ere|re|e)(?!\p{L})|(?<![\d.,])\d{1,2}\.?[oa](?: [a-f])?(?!\p{L})|3d|[345]g(?!\p{L}))`,
    String.raw`(?:nr\.?|no\.?|n°|number|numero|nummer|#|top)\s?1(?!\d)`,
    String.raw`\d{1,2}\.? (?:de )?(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?: (?:de )?\d{4})?`,
    String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?!\d)(?:st|nd|rd|th)?(?:,? \d{4})?`,
    String.raw`(?<![\d.,€$£] ?)(?:19|20)\d\d(?![\d.,]*\d)(?! ?(?:%|€|\$|eur|chf|usd|k|mio|deals|kunden|customers|clients|clientes))`,
  ].join('|'),
  'giu',
);

const NUMBER_WORDS: Record<Language, string> = {
  en: 'zero two three four five six seven eight nine ten eleven twelve',
  de: 'null zwei drei vier funf sechs sieben acht neun zehn elf zwolf',
  fr: 'zero deux trois quatre cinq six sept huit neuf dix onze douze',
  es: 'cero dos tres cuatro cinco seis siete ocho nueve diez once doce',
};

/** @returns the amounts in a folded text, in their order; dates, years, quarters, norms and names are none. */
export function readQuantities(text: string, language: Language): Quantity[] {
  // Blanked, not cut, so that places stay right.
  const plain = text.replace(NO_AMOUNT, (name) => ' '.repeat(name.length));
  return [...readAmounts(plain, language), ...spelledOut(plain, language)].sort(
    (one, other) => one.start - other.start,
  );
}

/** @returns every figure in a folded text, as in a field that holds nothing but a value. @param locale whose marks count first. */
export function readAmounts(text: string, locale: string): Quantity[] {
  return [...text.matchAll(AMOUNT)]
    .map((match) => amount(match, text, locale))
    .filter((each) => each !== null);
}

function amount(match: RegExpExecArray, text: string, locale: string): Quantity | null {
  const [all, before, figure = '', scale, after = ''] = match;
  const value = parseNumber(figure, locale);
  if (value === null) return null;
  const start = match.index;
  const end = start + all.trimEnd().length;
  const noun = text.slice(end, end + 60).split(/[,;:.()]|(?<!\p{L})\d/u)[0] ?? '';
  return {
    value: value * factor(scale),
    kind: kindOf(before, after, noun),
    start,
    end,
    noun: noun.trim(),
    spelled: false,
  };
}

function kindOf(before: string | undefined, after: string, noun: string): QuantityKind {
  if (before) return 'money';
  if (/^(%|‰|percent|prozent|pour|por|pp|points? de p|puntos? p)/.test(after)) return 'percent';
  if (new RegExp(`^(?:${CURRENCY})$`).test(after)) return 'money';
  if (after) return 'duration';
  return /^\s*(?:\/ ?\d|points?|punkte?n?|puntos?|sterne|stars?|etoiles|estrellas|out of|von \d|sur \d|de \d)/.test(
    noun,
  )
    ? 'score'
    : 'count';
}

function factor(scale: string | undefined): number {
  if (!scale) return 1;
  if (/^(k|tsd|thousand|tausend|mille|mil$)/.test(scale)) return 1e3;
  if (/^(bn|b$|mrd|milliard|billion)/.test(scale)) return 1e9;
  return 1e6;
}

function spelledOut(text: string, language: Language): Quantity[] {
  const words = NUMBER_WORDS[language].split(' ');
  const pattern = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'gu');
  return [...text.matchAll(pattern)].map((match) => {
    const place = words.indexOf(match[0]);
    const end = match.index + match[0].length;
    const noun = (text.slice(end, end + 60).split(/[,;:.()]/)[0] ?? '').trim();
    return {
      value: place === 0 ? 0 : place + 1,
      kind: 'count',
      start: match.index,
      end,
      noun,
      spelled: true,
    };
  });
}
