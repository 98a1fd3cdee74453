import { SaxesParser } from 'saxes'

export type XmlElement = { name: string; text: string; attributes: Record<string, string> }

/** Every element of a document in the order of their ends. @throws where it is not well-formed */
export function readXml(xml: string): XmlElement[] {
  const found: XmlElement[] = []
  const open: XmlElement[] = []
  const strict = new SaxesParser({ xmlns: true })
  strict.on('error', (error) => {
    throw error
  })
  strict.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value])
    open.push({ name, text: '', attributes: Object.fromEntries(values) })
  })
  const add = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  strict.on('text', add)
  strict.on('cdata', add)
  strict.on('closetag', () => found.push(...open.splice(-1)))
  strict.write(xml).close()
  return found
}

/** The texts of all elements of a name. */
export function textsIn(elements: readonly XmlElement[], name: string): string[] {
  return elements.filter((one) => one.name === name).map(({ text }) => text.trim())
}
