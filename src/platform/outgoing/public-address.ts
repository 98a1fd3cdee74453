import { BlockList, isIPv4 } from 'node:net'

/** IPv4 that is nobody's on the open internet (IANA, special-purpose registry). */
const special: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** Parts of the global IPv6 space that lead elsewhere: Teredo and 6to4 hide an IPv4 address. */
const specialV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const refused = new BlockList()
for (const [net, prefix] of special) refused.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of specialV6) refused.addSubnet(net, prefix, 'ipv6')

const globalV6 = new BlockList()
globalV6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address is one of the open internet. Of IPv6 only what is given out globally is:
 * loopback, link-local, private and IPv4-in-IPv6 addresses (`::ffff:10.0.0.1`) all lie outside.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4')
  const plain = address.replace(/%.*$/, '')
  return globalV6.check(plain, 'ipv6') && !refused.check(plain, 'ipv6')
}
