/** How much two wordings share from the start and up to the end; the two never overlap. */
export type Alignment = { head: number; tail: number }

/**
 * Takes what changed between two wordings as one edit.
 *
 * Where the same letters stand on both sides of an insertion or deletion, it may have stood at
 * several places ("5 of 50 towns" to "50 towns" took away "5 of " or " of 5"). The one that cuts no
 * word is taken, the last of several; an insertion is never taken to stand inside `keep`.
 */
export function alignTexts(
  before: string,
  after: string,
  keep?: { start: number; end: number },
): Alignment {
  if (before === after) return { head: before.length, tail: 0 }
  const shorter = Math.min(before.length, after.length)
  const head = sharedHead(before, after)
  const tail = sharedTail(before, after)
  if (head + tail <= shorter) return { head, tail }

  const longer = before.length > after.length ? before : after
  const size = longer.length - shorter
  const held = longer === after ? keep : undefined
  let best = { at: head, clean: -1 }
  for (let at = head; at >= shorter - tail; at -= 1) {
    if (held && at > held.start && at < held.end) continue
    const clean = Number(!cutsWord(longer, at)) + Number(!cutsWord(longer, at + size))
    if (clean > best.clean) best = { at, clean }
    if (clean === 2) break
  }
  return { head: best.at, tail: shorter - best.at }
}

/** Whether a cut before unit `at` of the text would go through a word. */
export function cutsWord(text: string, at: number): boolean {
  return joinsWord(text.charAt(at - 1), text.charAt(at))
}

/** Whether two neighbouring UTF-16 units belong to one word. Halves of rare letters count as none. */
export function joinsWord(left: string, right: string): boolean {
  return WORD.test(left) && WORD.test(right)
}

/** How many UTF-16 units two texts share from the start. */
export function sharedHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}

/** How many UTF-16 units two texts share up to the end. */
export function sharedTail(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  const same = (length: number) =>
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  let length = 0
  while (length < most && same(length)) length += 1
  return length
}

const WORD = /[\p{L}\p{N}\p{M}]/u
