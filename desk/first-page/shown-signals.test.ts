import { expect, it, test } from 'vitest'
import { type Signals, signalsSchema } from '#contract/desk-signals.ts'
import { shownSignals } from './shown-signals.ts'

const asOf = '2026-11-23T10:00:00.000Z'
const none = { items: [], more: false }
const calm = <T>(found: T) => ({ asOf, found, problem: null, needsSomebody: false })
const quiet: Signals = {
  waitingForMe: calm(none),
  forReview: calm(none),
  toPublish: calm(none),
  overrides: calm(none),
  expungeOrders: calm(none),
  embargoesToday: calm(none),
  scheduledToday: calm(none),
  latePublications: calm(none),
  stuckSchedules: calm(none),
  jobs: calm({ workerSeenAt: asOf, isWorkerSilent: false, kinds: [] }),
  mails: calm({ isSending: true, waiting: 0, failed: 0, lastError: null }),
  feeds: calm({ asked: 5, silent: [] }),
  auditHead: calm({
    entries: 7,
    mailedAt: asOf,
    mailedEntry: 7,
    isSending: true,
    isOverdue: false,
  }),
  disk: calm({ freeBytes: 12e9 }),
}

it('shows every signal of the contract, each in a line where it is quiet', () => {
  const shown = shownSignals(signalsSchema.parse(quiet))
  expect(shown.map(({ name }) => name).sort()).toEqual(Object.keys(signalsSchema.shape).sort())
  for (const { name, line, body } of shown) {
    expect(line, name).toMatch(/\.$/)
    expect(body, name).toBeNull()
  }
})

it('says so where one could not be found out, and puts it first', () => {
  const feeds = { asOf, found: null, problem: 'The store is away.', needsSomebody: true }
  const [first] = shownSignals({ ...quiet, feeds })
  expect(first).toMatchObject({
    name: 'feeds',
    needsSomebody: true,
    line: 'The store is away.',
  })
})

it('leaves out only what is not for the role', () => {
  const { waitingForMe } = quiet
  expect(shownSignals({ waitingForMe }).map(({ name }) => name)).toEqual(['waitingForMe'])
})

test('a signal with something in it has no line, but what there is', () => {
  const stuckSchedules = {
    ...calm({
      items: [{ articleId: 'a', headline: 'Dam', dueAt: asOf, why: 'It is not approved.' }],
      more: false,
    }),
    needsSomebody: true,
  }
  const [first] = shownSignals({ ...quiet, stuckSchedules })
  expect(first).toMatchObject({ name: 'stuckSchedules', line: null })
  expect(first?.body).not.toBeNull()
})
