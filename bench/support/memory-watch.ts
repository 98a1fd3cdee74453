import { listTree, proportionalSet } from './process-tree.ts'

/** Looks at a process tree four times a second, until it is stopped and tells the most in bytes. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0
  const look = () => {
    most = Math.max(most, proportionalSet(listTree(pid)))
  }
  const timer = setInterval(look, 250)
  return {
    stop() {
      clearInterval(timer)
      look()
      return most
    },
  }
}
