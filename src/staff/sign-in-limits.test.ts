import { beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { type Attempt, createSignInLimits, type SignInLimits } from './sign-in-limits.ts'

const database = useTestDatabase()
const email = 'editor@paper.example'
const fromHere: Attempt = { email, address: '203.0.113.7', device: null }

beforeEach(() => database.pool.query('delete from shared_limits'))

const limitsAt = (clock: { at: number }) => createSignInLimits(database.db, { now: () => clock.at })

/** How many of these tries, all at one moment, were let through. */
async function letThrough(limits: SignInLimits, tries: readonly Attempt[]): Promise<number> {
  let passed = 0
  for (const attempt of tries) if ((await limits.take(attempt)) === null) passed += 1
  return passed
}

const times = (count: number, make: (i: number) => Attempt) =>
  Array.from({ length: count }, (_, i) => make(i))
const strangers = (count: number) =>
  times(count, (i) => ({ ...fromHere, address: `198.51.${i >> 8}.${i & 255}` }))

describe('trying to sign in', () => {
  it('is slowed down after ten tries from one address, whatever accounts it tries', async () => {
    const clock = { at: 1_000_000 }
    const limits = limitsAt(clock)
    const others = times(10_000, (i) => ({ ...fromHere, email: `${i}@x.org` }))
    expect(await letThrough(limits, others)).toBe(10)
    expect(await limits.take(fromHere)).toBe(10)
    // Nor does another process, or one that has just been started.
    expect(await limitsAt(clock).take(fromHere)).toBe(10)
    clock.at += 10_000
    expect(await limits.take(fromHere)).toBeNull()
  })

  it('is slowed down for all of a network that one household has', async () => {
    const limits = limitsAt({ at: 1_000_000 })
    const tries = times(30, (i) => ({ ...fromHere, address: `2001:db8:1:2::${i + 1}` }))
    expect(await letThrough(limits, tries)).toBe(10)
  })

  it('is slowed down for an account that is tried from many addresses', async () => {
    const limits = limitsAt({ at: 1_000_000 })
    expect(await letThrough(limits, strangers(60))).toBe(20)
    expect(await limits.take({ ...fromHere, email: 'other@paper.example' })).toBeNull()
  })

  it('costs the address nothing where the password was right, and the account its part', async () => {
    const limits = limitsAt({ at: 1_000_000 })
    const comeIn = async (tried: Attempt) => {
      const wait = await limits.take(tried)
      if (wait === null) await limits.wasRight(tried)
      return wait
    }
    const colleagues = times(40, (i) => ({ ...fromHere, email: `${i}@paper.example` }))
    for (const one of colleagues) expect(await comeIn(one)).toBeNull()
    expect(
      await letThrough(
        limits,
        times(30, () => ({ ...fromHere, email: 'x@x.org' })),
      ),
    ).toBe(10)
    const withoutEnd = times(30, (i) => ({ ...fromHere, address: `198.51.100.${i}` }))
    const waits = []
    for (const one of withoutEnd) waits.push(await comeIn(one))
    expect(waits.filter((wait) => wait === null)).toHaveLength(20)
  })

  it('goes on for who has signed in there before, whatever strangers do', async () => {
    const limits = limitsAt({ at: 1_000_000 })
    await letThrough(limits, strangers(300))
    expect(
      await letThrough(
        limits,
        times(20, () => fromHere),
      ),
    ).toBe(0)
    expect(await limits.take({ ...fromHere, device: 'known' })).toBeNull()
  })

  it('is slowed down on a known device too, so that a stolen cookie is no way to guess', async () => {
    const limits = limitsAt({ at: 1_000_000 })
    const tries = times(50, () => ({ ...fromHere, device: 'known' }))
    expect(await letThrough(limits, tries)).toBe(10)
  })

  it('costs the account nothing where the address was refused already', async () => {
    const limits = limitsAt({ at: 1_000_000 })
    expect(
      await letThrough(
        limits,
        times(1000, () => fromHere),
      ),
    ).toBe(10)
    const elsewhere = times(10, () => ({ ...fromHere, address: '198.51.100.1' }))
    expect(await letThrough(limits, elsewhere)).toBe(10)
  })
})
