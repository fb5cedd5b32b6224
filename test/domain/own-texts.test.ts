import { describe, expect, it } from 'vitest';
import { readOwnTexts } from '#domain/own-texts.ts';

const read = (intro: string) => readOwnTexts({ en: { intro } })?.en?.intro;

describe('own words in mails', () => {
  it('are kept as typed, spaces apart, and not at all where nothing is said', () => {
    expect(read('  Welcome,   all. ')).toBe('Welcome, all.');
    expect(readOwnTexts({ de: { signature: 'Fragen?\r\n Das  Team\r\n' } })).toEqual({
      de: { signature: 'Fragen?\nDas Team' },
    });
    expect(readOwnTexts({ de: { intro: ' ' }, fr: {} })).toBeUndefined();
    expect(read('See https://acme.example/goals: today')).toContain('https://acme.example/goals');
    expect(read('Goals 2027: what counts')).toContain(': what');
  });

  it.each([
    ['two\nlines', 'Keep it to one.'],
    ['x'.repeat(201), 'Shorten it to 200.'],
    ['see http://acme.example', 'Write it as https://'],
    ['see javascript:alert(1)', 'Write it as https://'],
    ['write mailto:a@acme.example', 'Write it as https://'],
    ['see www.acme.example', 'Write it as https://'],
    ['see https://acme.example@evil.example', 'Write it as https://'],
    ['see \u202eelpmaxe', 'Type it anew'],
    ['a\u0000b', 'Type it anew'],
    ['Bcc: a@b.example\r\nSubject: x', 'Keep it to one.'],
  ])('%j is refused', (text, remedy) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ field: 'texts.en.intro', remedy: expect.stringContaining(remedy) }),
    );
  });

  it('a language or a text that is none is refused', () => {
    expect(() => readOwnTexts({ 'x\nBcc': { intro: 'a' } })).toThrow(/no language/);
    expect(() => readOwnTexts({ en: { subject: 'a' } })).toThrow('There is no such text.');
  });
});
