import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, PHASES } from '#domain/kinds.ts';
import { composeMail } from '#mails/compose.ts';
import { loadLanguages } from '#mails/languages.ts';
import { sampleNotice, sampleReader } from '#mails/samples.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';

const baseUrl = 'https://my.example.org';
const others = [...MAIL_LANGUAGES.all.keys()].filter((language) => language !== 'en');
const mailIn = (locale: string, kind: (typeof NOTICE_KINDS)[number]) =>
  composeMail({
    reader: sampleReader(locale),
    notices: [sampleNotice(kind, baseUrl)],
    baseUrl,
    sealedAt: new Date(0),
  });

/** The lines of a mail with everything masked that people wrote: what remains is the language's own. */
function ownWords(text: string): string[] {
  return text
    .split('\n')
    .map((line) => FACTS.reduce((rest, fact) => rest.replaceAll(fact, '§'), line))
    .filter((line) => /\p{L}{3}/u.test(line));
}

/** Whatever strings the samples hold, the longest first. */
const FACTS = [
  'https://my.example.org/t/sample-1/concern',
  'https://my.example.org/t/sample-1',
  'https://my.example.org/celebration/cycle/department/subject',
  ...leavesOf([sampleReader('en'), ...NOTICE_KINDS.map((kind) => sampleNotice(kind, baseUrl))])
    .flatMap((leaf) => (typeof leaf === 'string' ? leaf.split('\n') : []))
    .filter((leaf) => / /.test(leaf))
    .sort((a, b) => b.length - a.length),
];

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}

describe('the languages of mails', () => {
  it('are those whose folder is there', () => {
    expect([...MAIL_LANGUAGES.all.keys()].sort()).toEqual(['de', 'en', 'es', 'fr']);
  });

  describe.each(others)('%s', (language) => {
    it.each([...NOTICE_KINDS])('has words of its own for %s, none of them left in English', (kind) => {
      const [own, english] = [mailIn(language, kind), mailIn('en', kind)];
      expect(own.language).toBe(language);
      expect(own.subject).not.toBe(english.subject);
      const left = ownWords(english.text);
      expect(left.length).toBeGreaterThan(2);
      expect(ownWords(own.text).filter((line) => left.includes(line))).toEqual([]);
    });

    it('names every phase and explains goals in its own words', () => {
      const [own, english] = [MAIL_LANGUAGES.of(language), MAIL_LANGUAGES.of('en')];
      expect(own.name).not.toBe(english.name);
      for (const phase of PHASES.filter((each) => each !== 'celebration'))
        expect(own.phaseNames[phase]).not.toBe(english.phaseNames[phase]);
      const same = leavesOf(own.primer).filter((text) => leavesOf(english.primer).includes(text));
      expect(same).toEqual([]);
      expect(leavesOf(own.primer)).toHaveLength(leavesOf(english.primer).length);
    });
  });

  it('are written to each reader as they read: language, days, hours, numbers', () => {
    const says = (locale: string, kind: 'draft' | 'celebration') => mailIn(locale, kind).text;
    expect(says('de-DE', 'draft')).toContain('Bis Freitag, 15. Januar um 17:00 Uhr.');
    expect(says('de-AT', 'draft')).toContain('15. Jänner');
    expect(says('fr-FR', 'draft')).toContain('Jusqu’au vendredi 15 janvier à 17:00.');
    expect(says('fr-CA', 'draft')).toMatch(/15 janvier à 17\sh\s00/);
    expect(says('es-MX', 'draft')).toContain('viernes, 15 de enero');
    expect(says('en-US', 'draft')).toMatch(/Friday, January 15 at 5:00\sPM/);
    expect(says('de-DE', 'celebration')).toContain('1.204 Menschen');
    expect(says('de-CH', 'celebration')).toMatch(/1[’']204 Menschen/);
    expect(says('fr-FR', 'celebration')).toMatch(/1\s204 personnes/);
    expect(says('ja-JP', 'celebration')).toContain('people worked towards');
  });

  it.each([
    ['en', '2027-Q1', 'Q1 2027'],
    ['en-GB', '2027-01-04..2027-04-02', '4 January – 2 April 2027'],
    ['de', '2027-Q3', 'das 3. Quartal 2027'],
    ['de', '2027', 'das Jahr 2027'],
    ['de-AT', '2027-01-04..2027-04-02', 'die Zeit vom 4. Jänner 2027 bis 2. April 2027'],
    ['fr', '2027-Q1', 'le 1er trimestre 2027'],
    ['fr', '2027-Q2', 'le 2e trimestre 2027'],
    ['es', '2027-Q4', 'el cuarto trimestre de 2027'],
    ['es', '2027-01-04..2027-04-02', 'el periodo del 4 de enero de 2027 al 2 de abril de 2027'],
  ])('name a period as people do: in %s %s is %s', (locale, period, name) => {
    expect(MAIL_LANGUAGES.of(locale).periodName(period, locale).replace(/\s/g, ' ')).toBe(name);
  });

  it('spell German so that Swiss readers find nothing foreign in it', () => {
    const folder = new URL('../../mails/texts/de/', import.meta.url);
    const sharp = readdirSync(folder).filter((file) =>
      readFileSync(new URL(file, folder), 'utf8').includes('ß'),
    );
    expect(sharp).toEqual([]);
  });
});

describe('a further language', () => {
  const english = { language: 'en', greet: (name: string) => `Hello ${name}`, words: { yes: 'yes' } };
  function folderWith(language: string, source: string): URL {
    const folder = mkdtempSync(path.join(tmpdir(), 'languages-'));
    mkdirSync(path.join(folder, language));
    writeFileSync(path.join(folder, language, 'index.ts'), source);
    return pathToFileURL(`${folder}/`);
  }

  it('needs nothing but its folder', async () => {
    const source =
      "export const TEXTS = { language: 'it', greet: (name) => 'Buongiorno ' + name, words: { yes: 'sì' } };";
    const languages = await loadLanguages(folderWith('it', source), english);
    expect(languages.of('it-CH').greet('Ada')).toBe('Buongiorno Ada');
    expect(languages.of('de').greet('Ada')).toBe('Hello Ada');
  });

  it.each([
    ["{ language: 'it', greet: () => '' }", 'it/TEXTS.words is missing'],
    ["{ language: 'it', greet: 'Buongiorno', words: { yes: 'sì' } }", 'it/TEXTS.greet is missing'],
    ["{ language: 'fr', greet: () => '', words: { yes: 'oui' } }", "says it is 'fr'"],
  ])('is refused at the start when it is not complete: %s', async (texts, sentence) => {
    await expect(loadLanguages(folderWith('it', `export const TEXTS = ${texts};`), english)).rejects.toThrow(
      sentence,
    );
  });
});
