import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from './draft.ts'
import { aDraft } from './newsroom.fixture.ts'
import { aDesk, bothOf, readyOf, write } from './tabs.fixture.ts'
import type { WorkingCopy } from './working-copy.ts'

describe('what is typed', () => {
  it('is on the server within two seconds of a pause, and while somebody types on, within ten', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    write(copy, 'A bridge is open')
    expect(readyOf(copy).status).toBe('unsaved')
    await clock.pass(2000)
    expect(newsroom.piece().text.headline).toBe('A bridge is open')
    expect(readyOf(copy).status).toBe('saved')
    for (let n = 0; n < 100; n += 1) {
      write(copy, `A bridge is open ${n}`)
      await clock.pass(100)
    }
    expect(newsroom.piece().text.headline).toMatch(/open \d+$/)
    expect(newsroom.piece().version).toBeLessThan(5)
  })

  it('goes out in one save at a time, and what came during one in the next', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    write(copy, 'first')
    copy.hurry()
    write(copy, 'second')
    copy.hurry()
    expect(newsroom.calls).toHaveLength(1)
    expect(await Promise.all([copy.flush(), clock.pass(3000)])).toEqual([true, undefined])
    expect(newsroom.piece()).toMatchObject({ version: 3, text: { headline: 'second' } })
  })

  it('is tried again with growing pauses while the network is away, and at once when it is back', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    newsroom.setLine('down')
    write(copy, 'written on a dead link')
    await clock.pass(60_000)
    expect(readyOf(copy)).toMatchObject({ status: 'offline', isAtRisk: false })
    expect(newsroom.calls.length).toBeLessThan(10)
    newsroom.setLine('up')
    copy.hurry()
    await clock.pass(0)
    expect(newsroom.piece().text.headline).toBe('written on a dead link')
  })

  it('is tried again by itself where the server is busy, and is not called offline', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    newsroom.setLine('busy')
    write(copy, 'written in a rush')
    await clock.pass(2000)
    expect(readyOf(copy)).toMatchObject({ status: 'busy', isAtRisk: false })
    newsroom.setLine('up')
    await clock.pass(60_000)
    expect(readyOf(copy).status).toBe('saved')
    expect(newsroom.piece().text.headline).toBe('written in a rush')
  })

  it('is stored once where the answer of a save was lost, and nobody is told of a colleague', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    newsroom.setLine('answers-lost')
    write(copy, 'sent, and not heard of')
    await clock.pass(2000)
    write(copy, 'sent, and not heard of; typed on')
    newsroom.setLine('up')
    await clock.pass(5000)
    expect(readyOf(copy)).toMatchObject({ status: 'saved', conflict: null })
    expect(newsroom.piece()).toMatchObject({
      version: 3,
      text: { headline: 'sent, and not heard of; typed on' },
    })
  })

  it('is one’s own still where the session ended before it could be sent again', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    newsroom.setLine('answers-lost')
    write(copy, 'sent, and not heard of')
    await clock.pass(1500)
    newsroom.setLine('signed-out')
    write(copy, 'sent, and not heard of; typed on')
    await clock.pass(20_000)
    expect(readyOf(copy)).toMatchObject({ status: 'signed-out', isAtRisk: false })
    newsroom.setLine('up')
    copy.hurry()
    await clock.pass(5000)
    expect(readyOf(copy)).toMatchObject({ status: 'saved', conflict: null })
    expect(newsroom.piece().text.headline).toBe('sent, and not heard of; typed on')
  })
})

it('a piece that the server refuses to show is told of in its words', async () => {
  const { newsroom, open } = await aDesk()
  newsroom.setLine('forbidden')
  const { copy } = await open()
  expect(copy.getView()).toEqual({ state: 'refused', detail: 'Not for you.' })
})

describe('a colleague', () => {
  it('who saved meanwhile is never overwritten: the person brings both together', async () => {
    const { newsroom, clock, open } = await aDesk()
    const { copy } = await open()
    newsroom.colleagueSaves((draft) => ({ ...draft, text: { ...draft.text, headline: 'Theirs' } }))
    copy.change({ text: { standfirst: 'Mine' } })
    await clock.pass(20_000)
    const { status, conflict } = readyOf(copy)
    expect(status).toBe('conflict')
    expect(newsroom.piece().text.headline).toBe('Theirs')
    // And again, while the person still looks at the first.
    newsroom.colleagueSaves((draft) => ({ ...draft, text: { ...draft.text, dateline: 'OSH' } }))
    if (conflict) copy.resolve(bothOf(conflict))
    await clock.pass(0)
    const again = readyOf(copy).conflict
    expect(again?.theirs.text.dateline).toBe('OSH')
    if (again) copy.resolve(bothOf(again))
    await clock.pass(0)
    expect(newsroom.piece().text).toMatchObject({
      headline: 'Theirs',
      dateline: 'OSH',
      standfirst: 'Mine',
    })
  })

  it('is shown at once where nothing of one’s own is unsaved', async () => {
    const { newsroom, open } = await aDesk()
    const { copy } = await open()
    const { told } = readyOf(copy)
    newsroom.colleagueSaves((draft) => ({ ...draft, text: { ...draft.text, headline: 'Theirs' } }))
    await copy.reload()
    expect(readyOf(copy)).toMatchObject({ status: 'saved', told: told + 1 })
    expect(readyOf(copy).draft.text.headline).toBe('Theirs')
  })
})

describe('whatever happens to it', () => {
  const happenings = fc.array(
    fc.tuple(
      fc.constantFrom(
        'write',
        'write',
        'write',
        'colleague',
        'cut',
        'deafen',
        'sign-out',
        'mend',
        'crash',
        'leave',
        'settle',
        'wait',
      ),
      fc.nat(4),
    ),
    { maxLength: 40 },
  )

  it('keeps every word that somebody typed and had half a second to be kept', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (steps) => {
        const { newsroom, clock, open } = await aDesk(aDraft('One.', 'Two.', 'Three.'))
        let tab = await open()
        const typed: string[] = []
        for (const [what, n] of steps) {
          const word = `${what}${typed.length}`
          if (what === 'write' && tab.copy.getView().state === 'ready') {
            tab.copy.change({ text: added(readyOf(tab.copy).draft, n, word).text })
            typed.push(word)
            await clock.pass(500)
          }
          if (what === 'colleague') {
            newsroom.colleagueSaves((draft) => added(draft, n, word))
            typed.push(word)
          }
          if (what === 'cut') newsroom.setLine('down')
          if (what === 'deafen') newsroom.setLine('answers-lost')
          if (what === 'sign-out') newsroom.setLine('signed-out')
          if (what === 'mend') newsroom.setLine('up')
          if (what === 'crash') tab.crash()
          if (what === 'leave') await tab.copy.close()
          if (what === 'crash' || what === 'leave') tab = await open()
          if (what === 'settle') settle(tab.copy)
          if (what === 'wait') await clock.pass(n * 1000)
        }
        newsroom.setLine('up')
        if (tab.copy.getView().state !== 'ready') await tab.copy.open()
        for (let round = 0; round < 10; round += 1) {
          await clock.pass(60_000)
          settle(tab.copy)
        }
        await clock.pass(60_000)
        expect(readyOf(tab.copy)).toMatchObject({ status: 'saved', conflict: null })
        const text = JSON.stringify(newsroom.piece().text)
        expect(typed.filter((word) => !text.includes(`${word}.`))).toEqual([])
      }),
    )
  })
})

function settle(copy: WorkingCopy): void {
  const view = copy.getView()
  if (view.state === 'ready' && view.conflict) copy.resolve(bothOf(view.conflict))
}

/** The word at the end of a paragraph, or in a new one. */
function added(draft: Draft, n: number, word: string): Draft {
  const { body } = draft.text
  const changed =
    n < 3
      ? body.map((block, i) =>
          i === n && block.type === 'paragraph'
            ? { ...block, text: `${block.text} ${word}.` }
            : block,
        )
      : body.toSpliced(n, 0, { type: 'paragraph', id: `new-${word}`, text: `${word}.`, marks: [] })
  return { ...draft, text: { ...draft.text, body: changed } }
}
