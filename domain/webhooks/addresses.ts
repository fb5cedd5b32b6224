import { BlockList, isIP } from 'node:net';

/** Kinds of IPv4 addresses that belong to no machine out in the world (IANA's special-purpose registry). */
const IPV4: ReadonlyArray<readonly [kind: string, ranges: ReadonlyArray<readonly [string, number]>]> = [
  ['an unspecified address', [['0.0.0.0', 8]]],
  ['a loopback address', [['127.0.0.0', 8]]],
  // Clouds tell secrets of their machines at 169.254.169.254.
  ['a link-local address', [['169.254.0.0', 16]]],
  [
    'a private address',
    [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['100.64.0.0', 10],
    ],
  ],
  [
    'a reserved address',
    [
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['240.0.0.0', 4],
    ],
  ],
  ['a multicast address', [['224.0.0.0', 4]]],
];

/** The same of IPv6. What is not in 2000::/3 is refused as a whole, so only names are to be found here, and its exceptions. */
const IPV6: typeof IPV4 = [
  ['an unspecified address', [['::', 128]]],
  ['a loopback address', [['::1', 128]]],
  ['a link-local address', [['fe80::', 10]]],
  [
    'a private address',
    [
      ['fc00::', 7],
      ['fec0::', 10],
    ],
  ],
  ['a multicast address', [['ff00::', 8]]],
  // Protocol assignments with Teredo, documentation, 6to4: an IPv4 address may hide in them.
  [
    'a reserved address',
    [
      ['2001::', 23],
      ['2001:db8::', 32],
      ['2002::', 16],
      ['3fff::', 20],
    ],
  ],
];

const listOf = (ranges: ReadonlyArray<readonly [string, number]>, family: 'ipv4' | 'ipv6') => {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
};
const V4 = IPV4.map(([kind, ranges]) => ({ kind, list: listOf(ranges, 'ipv4') }));
const V6 = IPV6.map(([kind, ranges]) => ({ kind, list: listOf(ranges, 'ipv6') }));
const GLOBAL_V6 = listOf([['2000::', 3]], 'ipv6');
const MAPPED_V4 = listOf([['::ffff:0:0', 96]], 'ipv6');

/**
 * @param address an IPv4 or IPv6 address in any spelling, such as `::ffff:10.0.0.1`.
 * @returns what keeps it from being sent to, such as `a private address`; undefined where nothing does.
 */
export function addressProblem(address: string): string | undefined {
  const [bare = ''] = address.split('%');
  const family = isIP(bare);
  if (family === 4) return V4.find(({ list }) => list.check(bare, 'ipv4'))?.kind;
  if (family !== 6) return 'not an address';
  if (MAPPED_V4.check(bare, 'ipv6')) return addressProblem(mappedV4(bare));
  const kind = V6.find(({ list }) => list.check(bare, 'ipv6'))?.kind;
  return kind ?? (GLOBAL_V6.check(bare, 'ipv6') ? undefined : 'a reserved address');
}

/** @returns whether it is this machine itself. */
export function isLoopback(address: string): boolean {
  return addressProblem(address) === 'a loopback address';
}

/** @returns the IPv4 address within an IPv6 one: its last 32 bits. */
function mappedV4(address: string): string {
  // The URL parser writes every spelling as ::ffff:hhhh:hhhh.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
