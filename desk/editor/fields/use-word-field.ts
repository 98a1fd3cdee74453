import type { Editor } from '@tiptap/core'
import { keydownHandler } from '@tiptap/pm/keymap'
import type { Command } from '@tiptap/pm/state'
import { useEffect, useState } from 'react'
import { type Panel, shortcuts } from '../shortcuts.ts'
import { isWordField, type WordField } from './word-field.ts'

/** What opens from the fields beside the text too, with the keys that open it in the text. */
export function isAlsoForFields(panel: Panel | null): boolean {
  return panel === 'letters' || panel === 'find' || panel === 'findings'
}

/**
 * The field that panels are about: the one that had the cursor last, null for the text. The keys of
 * these panels open them from the fields too.
 */
export function useWordField(editor: Editor, onPanel: (panel: Panel) => void): WordField | null {
  const [field, setField] = useState<WordField | null>(null)
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      if (isWordField(target)) setField(target)
      else if (target instanceof Node && editor.view.dom.contains(target)) setField(null)
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [editor])
  useEffect(() => {
    const opens = (panel: Panel) => () => {
      onPanel(panel)
      return true
    }
    const keys = shortcuts.flatMap((one): [string, Command][] =>
      'panel' in one && isAlsoForFields(one.panel) ? [[one.keys, opens(one.panel)]] : [],
    )
    const press = keydownHandler(Object.fromEntries(keys))
    const open = (event: KeyboardEvent) => {
      if (!isWordField(event.target) || event.getModifierState('AltGraph')) return
      if (press(editor.view, event)) event.preventDefault()
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [editor, onPanel])
  return field?.isConnected ? field : null
}
