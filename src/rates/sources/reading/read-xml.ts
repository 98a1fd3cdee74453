import { SaxesParser } from 'saxes'
import { decodeText } from './decode-text.ts'
import { UnreadableTable } from './extraction.ts'

export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  text: string
}

/** No bank nests deeper than five. */
const MAX_DEPTH = 20

/**
 * Reads a whole XML document with the root `root`. A parser that forgives would lose the end of a
 * cut answer without a word; this one does not.
 *
 * @throws UnreadableTable
 */
export function readXml(bytes: Uint8Array, root: string): XmlElement {
  const text = decodeText(bytes)
  if (text.trim() === '') throw new UnreadableTable('cut-off', 'The answer is empty.')
  if (/^\s*(<!doctype\s+html|<html|<head|<body)/i.test(text)) {
    throw new UnreadableTable('not-the-format', 'The answer is a page of HTML, not a table.')
  }
  const top = parse(text)
  if (top.name !== root) {
    throw new UnreadableTable('wrong-root', `The document is <${top.name}>, not <${root}>.`)
  }
  return top
}

/** The text of the child with that name; '' where there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? ''
}

/** The children with that name, in their order. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

function parse(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    if (open.push(element) > MAX_DEPTH) throw notXml('it is nested too deeply')
  })
  parser.on('closetag', () => void open.pop())
  const addText = (part: string) => {
    const element = open.at(-1)
    if (element) element.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('error', (error) => {
    throw open.length > 0 && atEnd ? cutOff(open) : notXml(error.message)
  })
  let atEnd = false
  parser.write(text)
  atEnd = true
  parser.close()
  if (!root) throw cutOff(open)
  return root
}

function cutOff(open: readonly XmlElement[]): UnreadableTable {
  return new UnreadableTable(
    'cut-off',
    `The document ends in the middle: <${open.at(-1)?.name ?? '?'}> is not closed.`,
  )
}

function notXml(why: string): UnreadableTable {
  return new UnreadableTable('not-the-format', `The answer is not XML: ${why.slice(0, 120)}.`)
}
