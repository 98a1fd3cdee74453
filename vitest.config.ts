import { defineConfig } from 'vitest/config'
import { islands } from './scripts/island-plugin.ts'

export default defineConfig({
  plugins: [islands()],
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/fixed-seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Without this a style sheet imported as text is empty in tests.
    css: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['src/**/*.test.{ts,tsx}', 'desk/**/*.test.{ts,tsx}', 'test/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], testTimeout: 90_000 },
      },
    ],
  },
})
