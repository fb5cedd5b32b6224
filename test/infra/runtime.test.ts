import { expect, inject, test } from 'vitest';

test('x', () => {
  expect(inject('postgresUrl')).toContain('postgres');
  expect(inject('temporalAddress')).toBeDefined();
});
