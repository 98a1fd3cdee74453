import { BlockList, isIP } from 'node:net'
import { Failure } from './failure.ts'

/** The proxies whose word about a client is taken. */
export type TrustedProxies = BlockList

/**
 * Reads the items of TRUSTED_PROXIES: addresses and CIDR ranges.
 *
 * @throws Failure `settings-invalid`
 */
export function parseTrustedProxies(items: readonly string[]): TrustedProxies {
  const list = new BlockList()
  for (const item of items) {
    const [address = '', bits] = item.split('/')
    const family = familyOf(address)
    const prefix = Number(bits ?? (family === 'ipv4' ? 32 : 128))
    const fits = Number.isInteger(prefix) && prefix >= 0 && prefix <= (family === 'ipv4' ? 32 : 128)
    if (!family || !fits || bits === '') {
      throw new Failure(
        'settings-invalid',
        `The settings are not right: TRUSTED_PROXIES holds "${item}", which is no address and no range such as 10.0.0.0/8.`,
      )
    }
    list.addSubnet(address, prefix, family)
  }
  return list
}

/**
 * The address of the client of a request: the socket's, or, behind trusted proxies only, the last
 * address of X-Forwarded-For that is not a trusted proxy itself. What a client writes in that
 * header stands further left, and is never reached.
 */
export function findClientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  proxies: TrustedProxies,
): string {
  let client = plain(socketAddress)
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()))
  while (isTrusted(client, proxies)) {
    const before = hops.pop()
    if (before === undefined || !familyOf(before)) break
    client = before
  }
  return client
}

/** Whether the address belongs to a trusted proxy. */
export function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const ip = plain(address)
  const family = familyOf(ip)
  return family !== null && proxies.check(ip, family)
}

export function isLoopback(address: string): boolean {
  return isTrusted(address, loopback)
}

/**
 * What one client surely has for itself: an IPv4 address, and of IPv6 the first 64 bits, since
 * every household gets 2^64 addresses. For counting clients; it is no address.
 */
export function clientNetwork(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  // '::' stands for as many zeros as are missing; an IPv4 at the end counts for two groups.
  const count = 8 - groups.length - after.length - (after.at(-1)?.includes('.') ? 1 : 0)
  const all = tail === undefined ? groups : [...groups, ...Array(count).fill('0'), ...after]
  return all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** A dual-stack socket shows IPv4 as ::ffff:192.0.2.1; proxies may add a port or brackets. */
function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.)/i, '')
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address)
  if (version === 0) return null
  return version === 4 ? 'ipv4' : 'ipv6'
}
