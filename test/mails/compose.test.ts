import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type NoticeKind, TASK_KINDS } from '#domain/kinds.ts';
import { composeMail } from '#mails/compose.ts';
import type { NoticeFacts } from '#mails/model.ts';

const reader = { name: 'Pia', locale: 'en-DE', timeZone: 'Europe/Berlin' };
const baseUrl = 'https://my.example.org';
const dueAt = new Date('2027-01-15T16:00:00Z');

const reviewTask = { id: 'r', kind: 'review' as const, dueAt, ordinal: 1, personName: 'Pia', sequence: 0 };

function factsOf(kind: NoticeKind, id: string = kind): NoticeFacts {
  const taskKind = TASK_KINDS.find((each) => each === kind) ?? 'draft';
  return {
    leaderNote: null,
    champion: null,
    ownTexts: null,
    proposal: null,
    handOver: null,
    reorganisation: null,
    returned: null,
    kind,
    phase: 'cascade',
    cycle: { id: 'c', name: 'Sales pilot', period: '2027-Q1' },
    task: { id, kind: taskKind, dueAt, ordinal: 1, personName: 'Otto', sequence: 0 },
    calledOff: [],
    url: `${baseUrl}/t/${id}`,
    set: {
      level: 'department',
      departmentName: 'Sales',
      ownerName: 'Lena',
      why: 'Why',
      notThisQuarter: 'Not',
      objectives: ['One', 'Two'],
    },
    changesAbove: [],
    change: null,
    agenda: null,
    request: null,
    about: null,
    feedbackFrom: [],
    progress: null,
    asked: [],
    celebration: {
      departmentName: null,
      people: 12,
      objectives: 4,
      successes: [{ title: 'One', department: 'Sales' }],
      stretch: null,
      told: [],
      words: null,
      meanScore: 0.64,
      kudos: [{ from: 'Pia', to: 'Otto', text: 'calm' }],
      ownGoals: false,
      lessons: 1,
    },
    keyResults: ['Calls a week'],
    lettered: null,
    adjusting: false,
    concern: null,
    answer: kind === 'reply' ? { is: 'repeated' } : null,
    dependency: null,
    nextPeriod: false,
    subjectId: 's',
  };
}
const compose = (notices: NoticeFacts[]) => composeMail({ reader, notices, baseUrl, sealedAt: dueAt });

describe('a mail', () => {
  it.each([...NOTICE_KINDS])('says in both forms what a notice of kind %s is about', (kind) => {
    const mail = compose([factsOf(kind)]);
    expect(mail.subject).not.toBe('');
    expect(mail.subject).not.toMatch(/undefined|null|\n/);
    for (const form of [mail.text, mail.html]) {
      expect(form).toContain('Pia');
      expect(form).toContain('Sales pilot');
      expect(form).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).not.toMatch(/<img|<script|src=|@import|url\(/);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(40_000);
  });

  it('says when something is due in the reader’s zone and habits', () => {
    expect(compose([factsOf('draft')]).text).toMatch(/Until Friday.? 15 January at 17:00\./);
  });

  it('begins the first mail with what the leader says, and puts no link into it', () => {
    const facts = factsOf('acknowledge');
    const first = { ...facts, task: facts.task && { ...facts.task, ordinal: 0 } };
    const leaderNote = { from: 'Petra <b>Pohl', text: 'Less, but better.\n\nYour turn.' };
    const { text, html } = compose([{ ...first, leaderNote }]);
    expect(text).toMatch(/Petra <b>Pohl writes:\n+“Less, but better\.”\n+“Your turn\.”\n+Please read/);
    expect(html).toContain('Petra &#60;b&#62;Pohl writes:');
    expect(compose([first]).text).not.toContain('writes:');
  });

  it('speaks in the organisation’s words in mails of its cycle, opens only the first with them, and escapes them', () => {
    const ownTexts = { en: { intro: 'Fewer <goals>.', signature: 'Ask us.\nThe <team>', sender: 'Acme' } };
    const facts = factsOf('acknowledge');
    const first = { ...facts, ownTexts, task: facts.task && { ...facts.task, ordinal: 0 } };
    const { text, html } = compose([first]);
    expect(text).toMatch(/^[^\n]+\n\nFewer <goals>\.\n\n/);
    expect(text).toContain('Ask us.\nThe <team>\n\n-- \n');
    expect(html).toContain('The &#60;team&#62;');
    expect(html).not.toContain('Fewer <goals>');
    const later = compose([{ ...factsOf('draft'), ownTexts }]).text;
    expect(later).not.toContain('Fewer');
    expect(later).toContain('Sent by Quarterdeck for Acme.');
    const other = factsOf('agreed', 'b');
    const two = compose([first, { ...other, cycle: { ...other.cycle, id: 'another' } }]).text;
    expect(two).not.toContain('Ask us.');
    expect(two).toContain('Sent by Quarterdeck, which');
  });

  it('has a button for each matter of a digest, most urgent first, what needs nothing last', () => {
    const late = {
      ...factsOf('reminder', 'b'),
      task: {
        id: 'b',
        kind: 'score' as const,
        dueAt: new Date('2027-01-13T16:00:00Z'),
        ordinal: 0,
        personName: '',
        sequence: 0,
      },
    };
    const told: NoticeFacts = { ...factsOf('agreed'), task: null, url: null };
    const { subject, text, html } = compose([told, factsOf('draft', 'a'), late]);
    expect(subject).toMatch(/^Still open .* \(and 2 more\)$/);
    expect(text).toMatch(/^Hello Pia,\n\n3 things in one mail, about 18 minutes in all\./);
    const order = [`${baseUrl}/t/b`, `${baseUrl}/t/a`, 'are agreed'].map((part) => text.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(html.match(/class="go"/g)).toHaveLength(2);
  });

  it('tells one matter once: a moved deadline speaks for its task and its reminder', () => {
    const mail = compose([factsOf('draft', 'a'), factsOf('reminder', 'a'), factsOf('deadline-moved', 'a')]);
    expect(mail.subject).toMatch(/^More time/);
    expect(mail.text.split(`${baseUrl}/t/a`)).toHaveLength(2);
  });

  it('gathers the goals of several people into one matter, each with a link of its own', () => {
    const reviewOf = (id: string, ownerName: string): NoticeFacts => {
      const facts = factsOf('review', id);
      return { ...facts, set: facts.set && { ...facts.set, level: 'individual', ownerName } };
    };
    const nudge: NoticeFacts = { ...factsOf('reminder', 'b'), task: { ...reviewTask, id: 'b' } };
    const mail = compose([
      reviewOf('b', 'Otto Ode'),
      nudge,
      reviewOf('a', 'Ann Ash'),
      reviewOf('c', 'Zoe Zapf'),
    ]);
    expect(mail.subject).toBe('The goals of 3 people wait for your answer');
    expect(mail.text.split('Without your answer')).toHaveLength(2);
    expect(mail.text).toContain(`- Ann Ash:\n${baseUrl}/t/a\n\n- Otto Ode:\n${baseUrl}/t/b\n\n- Zoe Zapf:`);
    expect(mail.html.match(/href="[^"]*\/t\/[abc]"/g)).toHaveLength(3);
    expect(mail.text).toContain('The links are yours alone');
  });

  it('names the key results it asks about', () => {
    for (const kind of ['check-in', 'score'] as const) {
      const { text, html } = compose([factsOf(kind)]);
      expect(text).toContain('- Calls a week');
      expect(html).toContain('Calls a week</li>');
    }
  });

  it('is sure to fit and to be one line where it must be', () => {
    const facts = factsOf('celebration');
    const long = compose([
      { ...facts, cycle: { ...facts.cycle, name: `A\r\nBcc: x@y.z ${'long '.repeat(100)}` } },
    ]);
    expect(long.subject.length).toBeLessThanOrEqual(150);
    expect(long.subject).not.toMatch(/[\r\n]/);
  });
});
