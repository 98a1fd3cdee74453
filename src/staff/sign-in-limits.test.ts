import { describe, expect, it } from 'vitest'
import { createSignInLimits } from './sign-in-limits.ts'

const email = 'editor@paper.example'
const fromHere = { email, address: '203.0.113.7', device: null }

/** So many tries at one moment; how many of them were let through. */
function letThrough(limits: ReturnType<typeof createSignInLimits>, tries: number, of = fromHere) {
  return Array.from({ length: tries }, () => limits(of)).filter((wait) => wait === null).length
}

describe('trying to sign in', () => {
  it('is slowed down after ten tries from one address, whatever accounts it tries', () => {
    let at = 0
    const limits = createSignInLimits({ now: () => at })
    const others = Array.from({ length: 10_000 }, (_, i) =>
      limits({ ...fromHere, email: `${i}@x.org` }),
    )
    expect(others.filter((wait) => wait === null)).toHaveLength(10)
    expect(limits(fromHere)).toBe(10)
    at += 10_000
    expect(limits(fromHere)).toBeNull()
  })

  it('is slowed down for an account that is tried from many addresses', () => {
    const limits = createSignInLimits({ now: () => 0 })
    const many = Array.from({ length: 1000 }, (_, i) => `198.51.${i >> 8}.${i & 255}`)
    const passed = many.filter((address) => limits({ ...fromHere, address }) === null)
    expect(passed).toHaveLength(20)
    expect(limits({ ...fromHere, email: 'other@paper.example' })).toBeNull()
  })

  it('goes on for who has signed in there before, whatever strangers do', () => {
    const limits = createSignInLimits({ now: () => 0 })
    for (let i = 0; i < 5000; i += 1)
      limits({ ...fromHere, address: `198.51.${i >> 8}.${i & 255}` })
    expect(letThrough(limits, 100)).toBe(0)
    expect(limits({ ...fromHere, device: 'known' })).toBeNull()
  })

  it('is slowed down on a known device too, so that a stolen cookie is no way to guess', () => {
    const limits = createSignInLimits({ now: () => 0 })
    const tries = Array.from({ length: 50 }, () => limits({ ...fromHere, device: 'known' }))
    expect(tries.filter((wait) => wait === null)).toHaveLength(10)
  })

  it('costs the account nothing where the address was refused already', () => {
    const limits = createSignInLimits({ now: () => 0 })
    expect(letThrough(limits, 1000)).toBe(10)
    expect(letThrough(limits, 10, { ...fromHere, address: '198.51.100.1' })).toBe(10)
  })
})
