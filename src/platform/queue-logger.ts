import { Logger } from 'graphile-worker'
import type { Log } from './log.ts'

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

/** The queue's own messages in our log. Its meta is left out: it may hold a job's payload. */
export function queueLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    log[levels[level]]({ task: scope.taskIdentifier, job: scope.jobId }, message)
  })
}
