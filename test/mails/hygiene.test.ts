import { simpleParser } from 'mailparser';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from '#domain/kinds.ts';
import { composeMail } from '#mails/compose.ts';
import { composeMime } from '#mails/mime.ts';
import type { NoticeFacts } from '#mails/model.ts';
import { sampleNotice, sampleReader } from '#mails/samples.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';

const baseUrl = 'https://my.example.org';
const SEALED = new Date('2027-01-11T09:00:00Z');
const LANGUAGES = [...MAIL_LANGUAGES.all.keys()];
const EVERY = NOTICE_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

/** What somebody may put into a title or a name, out of malice or by accident. */
const SCRIPT = `<script>alert(1)</script><img src="https://spy.example/x.gif">"'&`;
const HOSTILE = [
  ['a script', SCRIPT],
  ['a header', 'Goal\r\nBcc: spy@example.org\r\n\r\nBody'],
  ['right-to-left text', 'هدف جديد للعملاء'],
  ['a direction that is never closed', 'paid\u202Eyadot'],
  ['emoji', '👩‍👩‍👧‍👦🎯'.repeat(20)],
  ['ten thousand characters', '<&"'.repeat(3334)],
  ['ten thousand emoji', '🎯'.repeat(10_000)],
  ['control characters', 'a\u0000b\u0007c\u001b[31m'],
] as const;

/** The sample facts with one text in every place that a person can write into. */
function factsWith(kind: NoticeKind, text: string): NoticeFacts {
  const facts = sampleNotice(kind, baseUrl);
  const many = Array.from({ length: 30 }, () => text);
  return {
    ...facts,
    cycle: { ...facts.cycle, name: text },
    task: facts.task && { ...facts.task, personName: text },
    set: facts.set && {
      ...facts.set,
      departmentName: text,
      ownerName: text,
      why: text,
      notThisQuarter: text,
      objectives: many,
    },
    celebration: facts.celebration && {
      ...facts.celebration,
      departmentName: text,
      successes: many.map((title) => ({ title, department: text })),
      stretch: { title: text, department: text },
      told: many.map(() => ({ from: text, about: text, text })),
      words: { from: text, text },
      kudos: many.map(() => ({ from: text, to: text, text })),
    },
    progress: facts.progress && {
      departmentName: text,
      lines: many.map(() => ({
        title: text,
        progress: 0.5,
        standing: 'on-track' as const,
        moved: many.map(() => ({ title: text, from: 1, to: 2, unit: text })),
      })),
    },
    asked: facts.asked.map(() => ({ asked: text, changed: text })),
    leaderNote: facts.leaderNote && { from: text, text },
    dependency: facts.dependency && {
      ...facts.dependency,
      askerName: text,
      departmentName: text,
      keyResult: text,
      wanted: text,
      words: text,
    },
    changesAbove: facts.changesAbove.flatMap((change) =>
      many.map(() => ({ ...change, title: text, keyResult: text, unit: text })),
    ),
    keyResults: facts.keyResults.length > 0 ? many : [],
  };
}

function mailOf(language: string, notices: readonly NoticeFacts[], name?: string) {
  const reader = { ...sampleReader(language), ...(name === undefined ? {} : { name }) };
  const remindersUrl = `${baseUrl}/reminders/token`;
  const composed = composeMail({ reader, notices, baseUrl, sealedAt: SEALED, remindersUrl });
  const raw = composeMime({
    ...composed,
    from: 'OKR <okr@example.org>',
    to: { address: 'ada@example.org' },
    date: SEALED,
    messageId: '<m@example.org>',
    headers: {},
  });
  return { ...composed, raw };
}

const linksOf = (text: string) => [...new Set(text.match(/https?:\/\/[^\s"<>]+[\w]/g) ?? [])].sort();

describe('every mail', () => {
  it.each(EVERY)(
    '%s in %s is small, fetches nothing, follows nobody and says its language',
    (kind, language) => {
      const { html, raw } = mailOf(language, [sampleNotice(kind, baseUrl)]);
      expect(raw.length).toBeLessThan(60_000);
      expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
      expect(html).not.toMatch(
        /<(img|script|iframe|form|link|object|video|audio)\b|\bsrc=|url\(|@import|@font-face/i,
      );
      // A tracked link differs from what it says it is: ours begin with our own address and bear nothing behind it.
      for (const link of parse(html).querySelectorAll('a')) {
        expect(link.getAttribute('href')).toMatch(/^https:\/\/my\.example\.org\/[\w/-]+$/);
      }
    },
  );

  it.each(EVERY)('%s in %s says the same links in text and HTML', (kind, language) => {
    const { text, html } = mailOf(language, [sampleNotice(kind, baseUrl)]);
    const links = linksOf(text);
    expect(links).toContain(`${baseUrl}/real`);
    expect(linksOf(html)).toEqual(links);
  });
});

describe('whatever people write', () => {
  it.each(HOSTILE.flatMap(([what, text]) => LANGUAGES.map((language) => [what, language, text] as const)))(
    '%s stays text in all mails in %s, and they stay small',
    async (_what, language, text) => {
      for (const kind of NOTICE_KINDS) {
        const { raw, html, subject } = mailOf(language, [factsWith(kind, text)], text);
        expect(raw.length, kind).toBeLessThan(60_000);
        expect(Buffer.byteLength(html), kind).toBeLessThan(60_000);
        expect(subject.length).toBeLessThanOrEqual(150);
        const parsed = await simpleParser(raw, { skipTextToHtml: true });
        expect([parsed.to, parsed.bcc, parsed.cc].flat().filter(Boolean)).toHaveLength(1);
        const names = parsed.headerLines.map(({ key }) => key);
        expect(new Set(names).size).toBe(names.length);
        expect(names).not.toContain('bcc');
        const root = parse(html);
        expect(root.querySelectorAll('script, img')).toEqual([]);
        expect(html + parsed.text + subject).not.toMatch(/[^\P{Cc}\n\r]|[\u202a-\u202e\u2066-\u2069\ufffd]/u);
      }
    },
  );
});
