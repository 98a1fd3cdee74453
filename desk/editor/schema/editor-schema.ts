import { getSchema } from '@tiptap/core'
import { Aside } from './aside-node.ts'
import { Card } from './card-node.ts'
import { List, ListItem } from './list-nodes.ts'
import { Emphasis, Link, Strong } from './marks.ts'
import { Table, TableCell, TableRoles, TableRow } from './table-nodes.ts'
import { DocumentNode, Heading, LineBreak, Paragraph, Quote, TextNode } from './text-nodes.ts'

/** The nodes and marks of the contract's body, bare: without views, keys and plugins. */
export const schemaNodes = {
  document: DocumentNode,
  text: TextNode,
  lineBreak: LineBreak,
  paragraph: Paragraph,
  heading: Heading,
  quote: Quote,
  list: List,
  listItem: ListItem,
  table: Table,
  tableRow: TableRow,
  tableCell: TableCell,
  tableRoles: TableRoles,
  aside: Aside,
  card: Card,
  link: Link,
  strong: Strong,
  emphasis: Emphasis,
}

/** The same as a ProseMirror schema, for work on documents without an editor. */
export const editorSchema = getSchema(Object.values(schemaNodes))
