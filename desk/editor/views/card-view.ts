import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import type { CardData } from '../schema/card-node.ts'
import type { Panel } from '../shortcuts.ts'
import { describeCard } from './describe-card.ts'
import { plainButton } from './plain-button.ts'
import { rateChartFields } from './rate-chart-fields.ts'

/** What the editor asks of the page around it about a card: a picture has words to be changed. */
export type CardOptions = {
  onChangePicture: ((blockId: string) => void) | null
  onPanel: (panel: Panel) => void
  /** Where a picture can be seen; null where it cannot. */
  findPicture: ((mediaId: string) => Promise<PictureSeen | null>) | null
}
export type PictureSeen = { path: string; width: number; height: number }

/** A card says what it is and what it holds; a rate chart, a picture and a storyline can be changed. */
export function cardView(options: () => CardOptions) {
  return (props: NodeViewRendererProps): NodeView => {
    const { node, view, getPos } = props
    const dom = document.createElement('div')
    dom.contentEditable = 'false'
    const show = (now: Node) => {
      const data: CardData = now.attrs.data
      dom.className = `block-card block-${data.type}`
      if (data.type === 'divider') {
        dom.replaceChildren(document.createElement('hr'))
        return
      }
      dom.replaceChildren(...describe(data))
      if (data.type === 'picture') dom.prepend(...pictureSeen(data, options()))
      if (data.type === 'picture') dom.append(...pictureButton(now, view.editable, options()))
      if (data.type === 'storyline-card') dom.append(storylineButton(props, options))
    }
    show(node)
    let shown = node
    const chart = node.attrs.data.type === 'rate-chart' ? rateChartFields({ view, getPos }) : null
    if (chart) {
      dom.append(chart.dom)
      chart.show(node.attrs.data)
    }
    return {
      dom,
      update: (now) => {
        if (now.type !== shown.type || now.attrs.data.type !== shown.attrs.data.type) return false
        if (chart) chart.show(now.attrs.data)
        else if (now.attrs.data !== shown.attrs.data) show(now)
        shown = now
        return true
      },
      stopEvent: ({ target }) =>
        target instanceof Element && target.closest('input, button') !== null,
      ignoreMutation: () => true,
    }
  }
}

function describe(data: CardData): HTMLElement[] {
  const { name, lines } = describeCard(data)
  const title = document.createElement('strong')
  title.textContent = name
  const paragraphs = lines.map((line) => {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    return paragraph
  })
  return [title, ...paragraphs]
}

/** The words of the card stand for it until it is there, and where it never comes. */
function pictureSeen(data: CardData, { findPicture }: CardOptions): HTMLElement[] {
  if (!findPicture) return []
  const image = document.createElement('img')
  image.alt = ''
  image.hidden = true
  const show = async () => {
    const seen = await findPicture(String(data.mediaId))
    if (!seen) return
    Object.assign(image, { src: seen.path, width: seen.width, height: seen.height, hidden: false })
  }
  void show()
  return [image]
}

function pictureButton(
  { attrs }: Node,
  isEditable: boolean,
  { onChangePicture }: CardOptions,
): HTMLElement[] {
  if (!onChangePicture || !isEditable) return []
  return [plainButton('Change the picture or its words', () => onChangePicture(String(attrs.id)))]
}

/** Always there, and out of sight while the text cannot be changed: that may be told later. */
function storylineButton(
  { view, getPos }: Pick<NodeViewRendererProps, 'view' | 'getPos'>,
  options: () => CardOptions,
): HTMLElement {
  return plainButton('Change the storyline', () => {
    const pos = getPos()
    if (pos === undefined || !view.editable) return
    // The dialog is about the card that is chosen.
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
    options().onPanel('storyline')
  })
}
