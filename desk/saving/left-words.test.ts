import { describe, expect, it } from 'vitest'
import { aDesk, bothOf, readyOf, write } from './tabs.fixture.ts'

describe('words on this machine', () => {
  it('are there after a crash, and go out by themselves where nobody saved meanwhile', async () => {
    const { newsroom, clock, browser, open } = await aDesk()
    const first = await open()
    newsroom.setLine('down')
    write(first.copy, 'before the crash')
    await clock.pass(500)
    first.crash()
    newsroom.setLine('up')
    const second = await open()
    expect(readyOf(second.copy)).toMatchObject({
      wasRestored: true,
      draft: { text: { headline: 'before the crash' } },
    })
    await clock.pass(2000)
    expect(newsroom.piece().text.headline).toBe('before the crash')
    expect([...browser.records.values()].map(({ words }) => words)).toEqual([null])
  })

  it('are opened on a dead link, as is a piece that was open here before', async () => {
    const { newsroom, clock, open } = await aDesk()
    const first = await open()
    await clock.pass(1000)
    first.crash()
    newsroom.setLine('down')
    const second = await open()
    write(second.copy, 'written without a network')
    await clock.pass(500)
    second.crash()
    const third = await open()
    expect(readyOf(third.copy).draft.text.headline).toBe('written without a network')
    newsroom.setLine('up')
    await clock.pass(60_000)
    expect(newsroom.piece().text.headline).toBe('written without a network')
  })

  it('are no conflict where the server has them already, from a save whose answer was lost', async () => {
    const { newsroom, clock, open } = await aDesk()
    const first = await open()
    newsroom.setLine('answers-lost')
    write(first.copy, 'stored')
    await clock.pass(2000)
    write(first.copy, 'stored, and more')
    await clock.pass(500)
    first.crash()
    newsroom.setLine('up')
    const { copy } = await open()
    await clock.pass(5000)
    expect(readyOf(copy)).toMatchObject({ status: 'saved', conflict: null })
    expect(newsroom.piece().text.headline).toBe('stored, and more')
  })

  it('are not shown or sent where somebody else is signed in, and wait for their writer', async () => {
    const { newsroom, clock, open } = await aDesk()
    const mine = await open('me')
    newsroom.setLine('down')
    write(mine.copy, 'mine alone')
    await clock.pass(500)
    mine.crash()
    newsroom.setLine('up')
    const other = await open('somebody-else')
    await clock.pass(60_000)
    expect(readyOf(other.copy).draft.text.headline).toBe('A bridge')
    expect(newsroom.piece().version).toBe(1)
    const again = await open('me')
    expect(readyOf(again.copy).draft.text.headline).toBe('mine alone')
  })

  it('of two tabs never take one another’s place; those of a tab that closes are offered to the other', async () => {
    const { newsroom, clock, open } = await aDesk()
    const [one, two] = [await open(), await open()]
    newsroom.setLine('down')
    write(one.copy, 'of the first tab')
    two.copy.change({ text: { standfirst: 'of the second tab' } })
    await clock.pass(1000)
    one.crash()
    await clock.pass(0)
    const { conflict } = readyOf(two.copy)
    expect(conflict).toMatchObject({ origin: 'other-tab' })
    if (conflict) two.copy.resolve(bothOf(conflict))
    newsroom.setLine('up')
    await clock.pass(60_000)
    expect(newsroom.piece().text).toMatchObject({
      headline: 'of the first tab',
      standfirst: 'of the second tab',
    })
    expect(readyOf(two.copy).conflict).toBeNull()
  })

  it('that cannot be kept are told of, and at risk until the server has them', async () => {
    const { newsroom, clock, browser, open } = await aDesk()
    browser.setRefusal(new Error('full'))
    newsroom.setLine('up')
    const { copy } = await open()
    newsroom.setLine('down')
    write(copy, 'nowhere yet')
    await clock.pass(1000)
    expect(readyOf(copy)).toMatchObject({ storeTrouble: 'full', isAtRisk: true })
    newsroom.setLine('up')
    await clock.pass(5000)
    expect(readyOf(copy)).toMatchObject({ status: 'saved', isAtRisk: false })
  })
})
