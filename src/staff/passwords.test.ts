import { describe, expect, it } from 'vitest'
import { faultOfPassword, hashPassword, verifyPassword } from './passwords.ts'

describe('a password', () => {
  it('is known again by its hash, and no other is', async () => {
    const hash = await hashPassword('four quiet yaks')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await verifyPassword(hash, 'four quiet yaks')).toBe(true)
    expect(await verifyPassword(hash, 'four quiet yak')).toBe(false)
  })

  it('has another hash each time', async () => {
    const [one, other] = [
      await hashPassword('same words here'),
      await hashPassword('same words here'),
    ]
    expect(one).not.toBe(other)
  })

  it('is the same however a machine composes its letters', async () => {
    const hash = await hashPassword('йод и ёлка зимой'.normalize('NFD'))
    expect(await verifyPassword(hash, 'йод и ёлка зимой'.normalize('NFC'))).toBe(true)
  })

  it('is verified at the cost that its hash names (a vector of the reference implementation)', async () => {
    // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24
    const hash =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword(hash, 'password')).toBe(true)
    expect(await verifyPassword(hash, 'passwore')).toBe(false)
  })

  it.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1,t=1,p=1$$'])(
    'is never that of what is no hash: %j',
    async (hash) => {
      expect(await verifyPassword(hash, 'plain')).toBe(false)
    },
  )
})

describe('a password that may be chosen', () => {
  const person = { email: 'aigul.sample@paper.example' }

  it.each(['four quiet yaks', 'тихий як у реки', 'k7#Gq!v2Zr@p'])('is %s', (password) => {
    expect(faultOfPassword(password, person)).toBeNull()
  })

  it.each([
    ['short', 'at least 12'],
    ['x'.repeat(201), 'at most 200'],
    ['abababababababab', 'repeated'],
    ['aigul.sample@paper.example', 'mail address'],
    ['AIGUL.SAMPLE', 'mail address'],
    ['qwertyuiop[]', null],
    ['abcdefghijklm', 'alphabet'],
    ['йцукенгшщзхъ', 'keyboard'],
  ])('%s is refused, or not', (password, why) => {
    const fault = faultOfPassword(password, person)
    if (why === null) expect(fault).toBeNull()
    else expect(fault).toContain(why)
  })
})
