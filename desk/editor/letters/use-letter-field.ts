import type { Editor } from '@tiptap/core'
import { keydownHandler } from '@tiptap/pm/keymap'
import { useEffect, useState } from 'react'
import { isLetterField, type LetterField } from './letter-field.ts'

/**
 * The field that letters go into: the one that had the cursor last, null for the text. The key of
 * the palette opens it from these fields too.
 */
export function useLetterField(editor: Editor, onOpen: () => void): LetterField | null {
  const [field, setField] = useState<LetterField | null>(null)
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      if (isLetterField(target)) setField(target)
      else if (target instanceof Node && editor.view.dom.contains(target)) setField(null)
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [editor])
  useEffect(() => {
    const press = keydownHandler({
      'Mod-Alt-l': () => {
        onOpen()
        return true
      },
    })
    const open = (event: KeyboardEvent) => {
      if (!isLetterField(event.target) || event.target.readOnly) return
      if (!event.getModifierState('AltGraph') && press(editor.view, event)) event.preventDefault()
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [editor, onOpen])
  return field?.isConnected ? field : null
}
