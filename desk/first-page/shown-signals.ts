import type { Signals } from '#contract/desk-signals.ts'
import { auditHead, disk, feeds, jobs, mails } from './machine-signals.tsx'
import {
  embargoesToday,
  expungeOrders,
  forReview,
  latePublications,
  overrides,
  scheduledToday,
  stuckSchedules,
  toPublish,
  waitingForMe,
} from './piece-signals.tsx'
import { type ShownSignal, shownSignal } from './shown-signal.ts'

/** All that the role is told, what needs somebody first; in each half the pieces before the machine. */
export function shownSignals(signals: Signals): ShownSignal[] {
  const all = [
    shownSignal('stuckSchedules', signals.stuckSchedules, stuckSchedules),
    shownSignal('waitingForMe', signals.waitingForMe, waitingForMe),
    shownSignal('forReview', signals.forReview, forReview),
    shownSignal('toPublish', signals.toPublish, toPublish),
    shownSignal('overrides', signals.overrides, overrides),
    shownSignal('expungeOrders', signals.expungeOrders, expungeOrders),
    shownSignal('embargoesToday', signals.embargoesToday, embargoesToday),
    shownSignal('scheduledToday', signals.scheduledToday, scheduledToday),
    shownSignal('latePublications', signals.latePublications, latePublications),
    shownSignal('jobs', signals.jobs, jobs),
    shownSignal('mails', signals.mails, mails),
    shownSignal('feeds', signals.feeds, feeds),
    shownSignal('auditHead', signals.auditHead, auditHead),
    shownSignal('disk', signals.disk, disk),
  ].filter((signal) => signal !== null)
  return [
    ...all.filter(({ needsSomebody }) => needsSomebody),
    ...all.filter(({ needsSomebody }) => !needsSomebody),
  ]
}
