/** What was left out of a paste, as a person is told of it. */
export class Notices {
  #counts = new Map<string, number>()

  add(what: string): void {
    if (what !== 'nothing') this.#counts.set(what, this.count(what) + 1)
  }

  count(what: string): number {
    return this.#counts.get(what) ?? 0
  }

  /** So many of it were not left out after all. */
  take(what: string, taken: number): void {
    this.#counts.set(what, Math.max(0, this.count(what) - taken))
  }

  /** A link that leads within the page it came from is no loss worth a word. */
  addLink(link: Element, kept: string | null): void {
    const href = (link.getAttribute('href') ?? '').trim()
    if (kept === null && href !== '' && !href.startsWith('#')) this.add('link')
  }

  merge(other: Notices): void {
    for (const [what, count] of other.#counts) {
      this.#counts.set(what, this.count(what) + count)
    }
  }

  inWords(): string[] {
    const said = (what: string, one: string, many: (count: number) => string) => {
      const count = this.count(what)
      return count === 0 ? [] : [count === 1 ? one : many(count)]
    }
    return [
      ...said(
        'picture',
        'A picture was left out: put it in from the pictures',
        (count) => `${count} pictures were left out: put them in from the pictures`,
      ),
      ...said(
        'player',
        'A film or player was left out',
        (n) => `${n} films or players were left out`,
      ),
      ...said(
        'change',
        'Words struck out by tracked changes were left out',
        () => 'Words struck out by tracked changes were left out',
      ),
      ...said('comment', 'A comment was left out', () => 'Comments were left out'),
      ...said(
        'link',
        'A link that leads nowhere from here was made plain text',
        (n) => `${n} links that lead nowhere from here were made plain text`,
      ),
      ...said(
        'depth',
        'A list within a list was made flat',
        () => 'Lists within lists were made flat',
      ),
    ]
  }
}
