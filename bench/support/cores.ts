import { spawnSync } from 'node:child_process'
import os from 'node:os'

/** Where the servers under test run, and where everything that loads and watches them runs. */
export const SERVER_CORE = 0
export const LOAD_CORE = 1

/** Whether server and load can be kept on separate cores here. */
export const canPin = os.availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0

/** A command line that runs on one core only, with all its children. */
export function onCore(core: number, command: readonly string[]): string[] {
  return canPin ? ['taskset', '-c', String(core), ...command] : [...command]
}

/** Keeps this process, and what it starts from now on, on one core. */
export function stayOnCore(core: number): void {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', String(core), String(process.pid)])
}
