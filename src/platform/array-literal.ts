/**
 * A list as PostgreSQL writes an array, to be given as one text: `pg` would quote each element, which
 * for tens of thousands of short codes and numbers takes longer than to store them.
 */
export function arrayLiteral(elements: readonly (string | number | boolean | null)[]): string {
  return `{${elements.map(elementText).join(',')}}`
}

function elementText(element: string | number | boolean | null): string {
  if (element === null) return 'NULL'
  if (typeof element !== 'string') return String(element)
  if (PLAIN.test(element) && !/^null$/i.test(element)) return element
  return `"${element.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** What needs no quotes, blank ends aside. */
const PLAIN = /^[\w.:+-]+$/
