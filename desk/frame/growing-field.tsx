import { Textarea } from '@mantine/core'
import type { ComponentProps } from 'react'
import './growing-field.css'

type Given = Omit<ComponentProps<typeof Textarea>, 'autosize' | 'minRows' | 'maxRows' | 'rows'>
type Props = Given & { rows: 1 | 2 }

/**
 * A field of running words, as high as what stands in it and at least so many lines. The browser sees
 * to that where it can: to measure each field by script takes a third of the time that a page has.
 */
export function GrowingField({ rows, ...props }: Props) {
  if (!growsByItself) return <Textarea {...props} autosize minRows={rows} />
  return <Textarea {...props} rows={rows} className="growing-field" />
}

/** Not in Firefox yet. */
const growsByItself = CSS.supports('field-sizing', 'content')
