import { describe, expect, it } from 'vitest';
import { readQuantities } from '#domain/quality/quantities.ts';
import type { Language } from '#domain/quality/types.ts';
import { fold } from '#domain/quality/words.ts';

const read = (text: string, language: Language) =>
  readQuantities(fold(text), language).map(({ value, kind }) => [value, kind]);

describe('amounts in a sentence', () => {
  it('are read as their language writes them', () => {
    expect(read('99,95 % Verfügbarkeit', 'de')).toEqual([[99.95, 'percent']]);
    expect(read('revenue of €1.2m', 'en')).toEqual([[1_200_000, 'money']]);
    expect(read('1.200 Stück', 'de')).toEqual([[1200, 'count']]);
    expect(read('de 5 200 à 7 500 passants', 'fr').map(([value]) => value)).toEqual([5200, 7500]);
    expect(read('0,9 M€', 'es')).toEqual([[900_000, 'money']]);
    expect(read('under 10 minutes', 'en')).toEqual([[10, 'duration']]);
    expect(read('five workshops', 'en')).toEqual([[5, 'count']]);
  });

  it('are not dates, years, norms, places or names', () => {
    for (const text of [
      'by 31.12.',
      'in Q3 2027',
      'ISO 27001',
      'Windows 11',
      'Line 4',
      'NIS2',
      '24/7',
      'week 3',
    ])
      expect(read(text, 'en'), text).toEqual([]);
    expect(read('au 1er juin', 'fr')).toEqual([]);
    expect(read('Klasse 7b', 'de')).toEqual([]);
    expect(read('El grupo 2.º B', 'es')).toEqual([]);
  });
});
