import type { Socket } from 'node:net'

/**
 * So many requests of one connection may wait for their answers at once. No browser sends a second
 * before the first is answered; whoever does so by the thousand keeps everybody else waiting.
 */
const MOST_OF_A_CONNECTION = 16

/** Counts the exchanges that are not over, of each connection and of all. */
export function createCrowd() {
  const bySocket = new Map<Socket, number>()
  let all = 0
  /** Answers that wait behind others on a connection that is cut do not say that they are over. */
  const forget = (socket: Socket) => {
    all -= bySocket.get(socket) ?? 0
    bySocket.delete(socket)
  }
  return {
    size: () => all,
    /** False where the connection is gone, or is cut here for asking too much at once. */
    admit(socket: Socket): boolean {
      if (socket.destroyed) return false
      const open = bySocket.get(socket)
      if (open === undefined) socket.once('close', () => forget(socket))
      if (open === MOST_OF_A_CONNECTION) {
        socket.destroy()
        return false
      }
      bySocket.set(socket, (open ?? 0) + 1)
      all += 1
      return true
    },
    /** One exchange that was admitted is over. */
    leave(socket: Socket): void {
      const open = bySocket.get(socket)
      if (open === undefined) return
      all -= 1
      bySocket.set(socket, open - 1)
    },
  }
}
