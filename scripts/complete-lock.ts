/** Run after every `npm install` that changes package-lock.json, so that `npm ci` takes the lock. */
import { readFileSync, writeFileSync } from 'node:fs'
import { projectFile } from '#platform/project-file.ts'
import { fillLockGaps, type Lock } from './lock-gaps.ts'

const file = projectFile('package-lock.json')
// npm wrote it
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
const added = fillLockGaps(lock)
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `Added ${added.join(', ')}.` : 'The lock is complete.')
