import { expect, test } from 'vitest'
import {
  clientNetwork,
  findClientAddress,
  isLoopback,
  parseTrustedProxies,
} from './client-address.ts'

const none = parseTrustedProxies([])
const proxies = parseTrustedProxies(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'])

test('without trusted proxies the socket tells, whatever the header says', () => {
  expect(findClientAddress('203.0.113.9', '198.51.100.1', none)).toBe('203.0.113.9')
  expect(findClientAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9')
})

test('behind a trusted proxy the last address that it did not add itself is the client', () => {
  expect(findClientAddress('10.1.2.3', '198.51.100.1', proxies)).toBe('198.51.100.1')
  expect(findClientAddress('10.1.2.3', '198.51.100.1, 192.0.2.7', proxies)).toBe('198.51.100.1')
  expect(findClientAddress('2001:db8::1', '198.51.100.1', proxies)).toBe('198.51.100.1')
})

test('what a client wrote into the header itself is not believed', () => {
  expect(findClientAddress('10.1.2.3', '127.0.0.1, 198.51.100.1', proxies)).toBe('198.51.100.1')
  expect(findClientAddress('10.1.2.3', '10.9.9.9, 198.51.100.1', proxies)).toBe('198.51.100.1')
})

test('a header that holds no address leaves the proxy as the client', () => {
  expect(findClientAddress('10.1.2.3', undefined, proxies)).toBe('10.1.2.3')
  expect(findClientAddress('10.1.2.3', 'unknown', proxies)).toBe('10.1.2.3')
  expect(findClientAddress('10.1.2.3', '', proxies)).toBe('10.1.2.3')
})

test('mapped IPv4, brackets and ports are taken off', () => {
  expect(findClientAddress('::ffff:10.1.2.3', '198.51.100.1:4711', proxies)).toBe('198.51.100.1')
  expect(findClientAddress('10.1.2.3', '[2001:dead::1]:443', proxies)).toBe('2001:dead::1')
  expect(isLoopback('::ffff:127.0.0.1')).toBe(true)
  expect(isLoopback('::1')).toBe(true)
  expect(isLoopback('128.0.0.1')).toBe(false)
})

test.each([['proxy.example'], ['10.0.0.0/33'], ['10.0.0.0/'], ['10.0.0.0/x'], ['::/129']])(
  '"%s" is refused with a sentence that names it',
  (item) => {
    expect(() => parseTrustedProxies([item])).toThrow(`TRUSTED_PROXIES holds "${item}"`)
  },
)

test('a client is counted by its IPv4 address, or by the first half of its IPv6 address', () => {
  const networks: [address: string, network: string][] = [
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8::1', '2001:db8:0:0'],
    ['2001:db8:1:2::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ]
  for (const [address, network] of networks) expect(clientNetwork(address)).toBe(network)
})
