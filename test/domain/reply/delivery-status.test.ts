import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeliveryStatus } from '#domain/reply/delivery-status.ts';

const report = (...recipients: string[]) =>
  `Reporting-MTA: dns; mx.example.org\r\n\r\n${recipients.map((each) => `Final-Recipient: rfc822; pia@example.org\r\n${each}`).join('\r\n\r\n')}\r\n`;

describe('a report about a mail', () => {
  it.each([
    [
      'an address that is none',
      report('Action: failed\r\nStatus: 5.1.1'),
      { is: 'undelivered', status: '5.1.1' },
    ],
    [
      'a comment behind the status',
      report('Action: failed\r\nStatus: 5.2.1 (disabled)'),
      { is: 'undelivered', status: '5.2.1' },
    ],
    ['a delay', report('Action: delayed\r\nStatus: 4.4.1'), { is: 'delayed', status: '4.4.1' }],
    [
      'one of two',
      report('Action: delayed\r\nStatus: 4.4.1', 'Action: failed\r\nStatus: 5.0.0'),
      { is: 'undelivered', status: '5.0.0' },
    ],
    ['a success', report('Action: delivered\r\nStatus: 2.0.0'), null],
    ['no status', report('Action: failed'), null],
    ['a status that is none', report('Status: 5.1.1.1.1\r\nStatus: 51'), null],
    ['nothing', '', null],
  ])('%s', (_what, text, expected) => {
    expect(readDeliveryStatus(text)).toEqual(expected);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        readDeliveryStatus(text);
        readDeliveryStatus(`Status: ${text}`);
      }),
      { seed: 7 },
    );
  });
});
