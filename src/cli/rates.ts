import { defineCommand } from 'citty'

export const rates = defineCommand({
  meta: { name: 'rates', description: 'Official exchange rates' },
  subCommands: {
    ticker: async () => (await import('./rates/ticker.ts')).tickerCommand,
  },
})
