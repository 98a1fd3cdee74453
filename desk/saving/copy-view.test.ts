import { expect, test } from 'vitest'
import { looksSame } from './copy-view.ts'
import { aDraft } from './newsroom.fixture.ts'
import { aDesk } from './tabs.fixture.ts'

async function anOpenCopy() {
  const { newsroom, clock, open } = await aDesk()
  const { copy } = await open()
  return { newsroom, clock, copy }
}

test('letters in the body look the same, after the first, which says that they are not saved', async () => {
  const { copy } = await anOpenCopy()
  const saved = copy.getView()
  copy.change({ text: { body: aDraft('One. T').text.body } })
  const first = copy.getView()
  expect(looksSame(saved, first)).toBe(false)
  copy.change({ text: { body: aDraft('One. Tw').text.body } })
  expect(copy.getView()).not.toBe(first)
  expect(looksSame(first, copy.getView())).toBe(true)
})

test('all else does not: another field, the address, a save, and a body from elsewhere', async () => {
  const { newsroom, clock, copy } = await anOpenCopy()
  const isNewAfter = async (act: () => unknown) => {
    const before = copy.getView()
    await act()
    return !looksSame(before, copy.getView())
  }
  copy.change({ text: { headline: 'Unsaved' } })
  expect(await isNewAfter(() => copy.change({ text: { headline: 'Another' } }))).toBe(true)
  expect(await isNewAfter(() => copy.change({ slug: 'another' }))).toBe(true)
  expect(await isNewAfter(() => clock.pass(5000))).toBe(true)
  newsroom.colleagueSaves(({ slug, text }) => ({
    slug,
    text: { ...text, body: aDraft('Hers.').text.body },
  }))
  expect(await isNewAfter(() => copy.reload())).toBe(true)
})
