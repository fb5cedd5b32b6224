import { describe, expect, it } from 'vitest';
import { addressProblem } from '#domain/webhooks/addresses.ts';
import { mayConnect, readWebhookUrl } from '#domain/webhooks/url.ts';

const OUTSIDE = { local: false };

describe('where webhooks may go', () => {
  it.each([
    ['127.0.0.1', 'a loopback address'],
    ['127.8.9.10', 'a loopback address'],
    ['0.0.0.0', 'an unspecified address'],
    ['10.0.0.5', 'a private address'],
    ['172.16.0.1', 'a private address'],
    ['172.31.255.254', 'a private address'],
    ['192.168.1.1', 'a private address'],
    ['100.64.0.1', 'a private address'],
    ['169.254.169.254', 'a link-local address'],
    ['224.0.0.1', 'a multicast address'],
    ['255.255.255.255', 'a reserved address'],
    ['192.0.2.1', 'a reserved address'],
    ['::', 'an unspecified address'],
    ['::1', 'a loopback address'],
    ['fe80::1', 'a link-local address'],
    ['fe80::1%eth0', 'a link-local address'],
    ['fd00:ec2::254', 'a private address'],
    ['ff02::1', 'a multicast address'],
    ['::ffff:10.0.0.5', 'a private address'],
    ['::ffff:7f00:1', 'a loopback address'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', 'a link-local address'],
    ['::127.0.0.1', 'a reserved address'],
    ['64:ff9b::10.0.0.1', 'a reserved address'],
    ['2002:0a00:0001::', 'a reserved address'],
    ['2001:0:1::1', 'a reserved address'],
    ['2001:db8::1', 'a reserved address'],
    ['nonsense', 'not an address'],
  ])('%s is %s', (address, kind) => {
    expect(addressProblem(address)).toBe(kind);
    expect(mayConnect(address, 'hook.example.org', { local: true })).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is outside',
    (address) => expect(addressProblem(address)).toBeUndefined(),
  );

  it.each([
    ['http://hr.example.org/okr', /https alone/],
    ['ftp://hr.example.org/okr', /https alone/],
    ['https://user:word@hr.example.org/', /no name and password/],
    ['https://hr.example.org/#a', /after #/],
    ['https://localhost/okr', /one machine or network/],
    ['https://metadata.google.internal/', /one machine or network/],
    ['https://127.0.0.1/okr', /127\.0\.0\.1 is a loopback address/],
    ['https://2130706433/okr', /127\.0\.0\.1 is a loopback address/],
    ['https://0x7f.1/okr', /127\.0\.0\.1 is a loopback address/],
    ['https://10.1/okr', /10\.0\.0\.1 is a private address/],
    ['https://[::ffff:192.168.0.1]/okr', /is a private address/],
    ['https://[::1]/', /is a loopback address/],
    ['https://169.254.169.254/latest/meta-data', /is a link-local address/],
    ['okr', /not an address/],
    [`https://hr.example.org/${'a'.repeat(500)}`, /too long/],
  ])('%s is refused in one sentence', (url, sentence) => {
    expect(() => readWebhookUrl(url, OUTSIDE)).toThrow(sentence);
  });

  it('takes this machine alone where the setting says so', () => {
    const local = { local: true };
    expect(readWebhookUrl('http://localhost:9000/hook', local)).toBe('http://localhost:9000/hook');
    expect(readWebhookUrl('http://127.0.0.1:9000/hook', local)).toBe('http://127.0.0.1:9000/hook');
    expect(mayConnect('127.0.0.1', 'localhost', local)).toBe(true);
    expect(mayConnect('127.0.0.1', 'hook.example.org', local)).toBe(false);
    for (const url of ['http://10.0.0.1/', 'http://hr.example.org/', 'https://192.168.0.1/'])
      expect(() => readWebhookUrl(url, local)).toThrow();
  });

  it('takes an address outside as it stands', () => {
    expect(readWebhookUrl(' https://hr.example.org:8443/okr?a=b ', OUTSIDE)).toBe(
      'https://hr.example.org:8443/okr?a=b',
    );
  });
});
