import { describe, expect, it } from 'vitest';
import { readConcernReply } from '#domain/reply/read-concern.ts';

describe('a reply that raises a concern', () => {
  it.each([
    'concern: two teams wait for each other',
    'Concern : two teams wait for each other',
    'Hi,\n\nConcerns: two teams wait for each other\n\nBest regards\nPia',
    'Bedenken: two teams wait for each other',
    'préoccupation : two teams wait for each other',
    'Préoccupation: two teams wait for each other\n\nCordialement',
    'Preocupación: two teams wait for each other',
    'My concern: two teams wait for each other',
  ])('%j', (text) => {
    expect(readConcernReply(text)).toBe('two teams wait for each other');
  });

  it.each(['same', 'A 42 no concern: fine', 'concern', 'concern:', 'concerning legal: nothing', ''])(
    'is not %j',
    (text) => {
      expect(readConcernReply(text)).toBeNull();
    },
  );
});
