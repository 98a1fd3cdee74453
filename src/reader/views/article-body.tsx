import type { Block, Body } from '#contract/body.ts'
import type { Picture } from '#media/picture.ts'
import { PictureFigure } from './picture.tsx'
import { RunningText } from './running-text.tsx'
import type { View } from './view.ts'

type Of<T extends Block['type']> = Extract<Block, { type: T }>

type BodyProps = {
  body: Body
  /** those that it shows; one that is missing is shown by its words */
  pictures?: readonly Picture[]
  view: View
}

/** The typed document as HTML. Every block type has its markup here and nowhere else. */
export function ArticleBody({ body, pictures = [], view }: BodyProps) {
  return (
    <>
      {body.map((block) => (
        <BlockView block={block} pictures={pictures} view={view} />
      ))}
    </>
  )
}

type BlockProps = { block: Block; pictures: readonly Picture[]; view: View }

function BlockView({ block, pictures, view }: BlockProps) {
  const words = view.messages.block
  switch (block.type) {
    case 'paragraph':
      return (
        <p id={block.id}>
          <RunningText {...block} />
        </p>
      )
    case 'heading':
      return <Heading block={block} />
    case 'quote':
      return <Quote block={block} view={view} />
    case 'list':
      return <List block={block} />
    case 'table':
      return <Table block={block} view={view} />
    case 'picture':
      return (
        <PictureFigure
          use={block}
          picture={pictures.find(({ id }) => id === block.mediaId) ?? null}
          id={block.id}
          view={view}
        />
      )
    case 'aside':
      return <Aside block={block} view={view} />
    case 'divider':
      return <hr id={block.id} />
    case 'embed':
      return <Embed block={block} view={view} />
    case 'file':
      return <Card id={block.id} text={words.file(block.title)} />
    case 'audio':
      return <Card id={block.id} text={words.audio(block.title)} />
    case 'video':
      return <Card id={block.id} text={words.video(block.title)} />
    case 'rate-chart':
      return <Card id={block.id} text={words.rateChart(block.pair, view.count(block.days))} />
    case 'storyline-card':
      return <Card id={block.id} text={words.storyline(block.title)} />
    case 'register-card':
      return <Card id={block.id} text={words.register(block.title)} />
  }
}

function Heading({ block }: { block: Of<'heading'> }) {
  const text = <RunningText {...block} />
  return block.level === 2 ? <h2 id={block.id}>{text}</h2> : <h3 id={block.id}>{text}</h3>
}

function Quote({ block, view }: { block: Of<'quote'>; view: View }) {
  return (
    <figure class="quote" id={block.id}>
      <blockquote>
        <p>
          <RunningText {...block} />
        </p>
      </blockquote>
      {block.speaker && <figcaption>{view.messages.block.speaker(block.speaker)}</figcaption>}
    </figure>
  )
}

function List({ block }: { block: Of<'list'> }) {
  const items = block.items.map((item) => (
    <li id={item.id}>
      <RunningText {...item} />
    </li>
  ))
  return block.ordered ? <ol id={block.id}>{items}</ol> : <ul id={block.id}>{items}</ul>
}

/** Wide tables scroll inside a box of their own, which the keyboard can reach. */
function Table({ block, view }: { block: Of<'table'>; view: View }) {
  const rows = block.header ? block.rows.slice(1) : block.rows
  const head = block.header ? block.rows[0] : undefined
  return (
    <section class="table-box" tabindex={0} aria-label={block.caption || view.messages.block.table}>
      <table id={block.id}>
        {block.caption && <caption>{block.caption}</caption>}
        {head && (
          <thead>
            <tr>
              {head.map((cell) => (
                <th scope="col">
                  <RunningText {...cell} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={isFigure(cell.text) ? 'figure' : undefined}>
                  <RunningText {...cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Numbers, percentages, amounts and times stand under each other. */
function isFigure(text: string): boolean {
  return /^[\s\d.,:–−+%()/-]*\d[\s\d.,:–−+%()/-]*$/.test(text)
}

function Aside({ block, view }: { block: Of<'aside'>; view: View }) {
  return (
    <aside class="aside" id={block.id} aria-label={block.title || view.messages.block.aside}>
      {block.title && <p class="aside-title">{block.title}</p>}
      {block.blocks.map((inner) => (
        <BlockView block={inner} pictures={[]} view={view} />
      ))}
    </aside>
  )
}

/** A stored card: nothing is asked of the other site before the click. */
function Embed({ block, view }: { block: Of<'embed'>; view: View }) {
  return (
    <figure class="card-box" id={block.id}>
      <p class="card-title">
        <a href={block.url}>{block.title}</a>
      </p>
      {block.excerpt && <p>{block.excerpt}</p>}
      <figcaption>{view.messages.block.embed(block.site)}</figcaption>
    </figure>
  )
}

function Card({ id, text }: { id: string; text: string }) {
  return (
    <p class="card-box" id={id}>
      {text}
    </p>
  )
}
