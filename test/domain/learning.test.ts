import { describe, expect, it } from 'vitest';
import { readLearningPage } from '#domain/learning.ts';

describe('a learning page', () => {
  it('has a head and a text', () => {
    const page = readLearningPage(
      'goals',
      '---\ntitle: Goals: a start\nowner: HR\norder: 2\n---\n\nRead *this*.\n',
    );
    expect(page).toEqual({
      slug: 'goals',
      title: 'Goals: a start',
      owner: 'HR',
      order: 2,
      audience: 'everyone',
      question: undefined,
      text: 'Read *this*.',
    });
  });

  it('may ask a question, with one right answer', () => {
    const head = '---\ntitle: T\nowner: O\nquestion: Which?\nwrong: This | No: not this.\n';
    expect(readLearningPage('goals', `${head}right: That | Yes.\n---\n`).question).toEqual({
      text: 'Which?',
      options: [
        { value: '1', label: 'This', explanation: 'No: not this.', right: false },
        { value: '2', label: 'That', explanation: 'Yes.', right: true },
      ],
    });
    expect(() => readLearningPage('goals', `${head}---\n`)).toThrow('without one right answer');
  });

  it('says what its head lacks', () => {
    expect(() => readLearningPage('goals', 'Read this.')).toThrow('goals.md has no head: begin it with ---');
    expect(() => readLearningPage('goals', '---\ntitle: Goals\n---\nRead.')).toThrow('add a line "owner: …"');
  });
});
