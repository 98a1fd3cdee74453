import { defineCommand } from 'citty'

export const rates = defineCommand({
  meta: { description: 'Official rates of central banks: fetch, fill up, look after' },
  subCommands: {
    fetch: async () => (await import('./rates/rates-fetch.ts')).ratesFetch,
    backfill: async () => (await import('./rates/rates-backfill.ts')).ratesBackfill,
    status: async () => (await import('./rates/rates-status.ts')).ratesStatus,
    import: async () => (await import('./rates/rates-import.ts')).ratesImport,
    set: async () => (await import('./rates/rates-set.ts')).ratesSet,
    holiday: async () => (await import('./rates/rates-holiday.ts')).ratesHoliday,
    review: async () => (await import('./rates/rates-review.ts')).ratesReview,
    accept: async () => (await import('./rates/rates-review.ts')).ratesAccept,
    reject: async () => (await import('./rates/rates-review.ts')).ratesReject,
    ticker: async () => (await import('./rates/ticker.ts')).tickerCommand,
    convert: async () => (await import('./rates/convert.ts')).convertCommand,
  },
})
