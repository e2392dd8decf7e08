import type { Block, Book } from '../../../../src/planning/books/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { DrawingView } from './drawing-view.tsx'
import { messages } from './messages.ts'
import './books.css'

/** A whole book: the same blocks that its DOCX and PDF are printed from. Written in Indonesian, whoever reads. */
export function BookView({ book }: { book: Book }) {
  const t = useText(messages)
  const language = useLanguage()
  const date = formatDate(book.date, language)
  return (
    <article className="book">
      <h1 lang="id">{t('book', { number: book.number, title: book.title })}</h1>
      <p className="lead" lang="id">
        {book.subtitle}
      </p>
      <p>
        {book.edition === null
          ? t('draft', { date })
          : t('edition', { edition: book.edition, date, office: book.office })}{' '}
        {t('indonesian')}
      </p>
      <nav className="book-contents card" aria-label={t('contents')}>
        <h2>{t('contents')}</h2>
        <ul lang="id">
          {chaptersOf(book).map(({ index, text }) => (
            <li key={index}>
              <a href={`#bagian-${index}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div lang="id">
        <Blocks blocks={book.blocks} />
      </div>
    </article>
  )
}

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place in the book
    <BlockView key={index} block={block} place={index} />
  ))
}

function chaptersOf(book: Book): { index: number; text: string }[] {
  return book.blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 1 ? [{ index, text: block.text }] : [],
  )
}

function BlockView({ block, place }: { block: Block; place: number }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} id={`bagian-${place}`} />
    case 'paragraph':
      return <p className={block.look === 'lead' ? 'lead' : undefined}>{block.text}</p>
    case 'source':
      return <p className="soft small">{block.text}</p>
    case 'missing':
      return <p className="missing">{block.text}</p>
    case 'list':
      return <Items {...block} />
    case 'table':
      return <BookTable {...block} />
    case 'figure':
      return <FigureView {...block} />
  }
}

function Heading({ level, text, id }: { level: 1 | 2 | 3; text: string; id: string }) {
  if (level === 1) return <h2 id={id}>{text}</h2>
  if (level === 2) return <h3 id={id}>{text}</h3>
  return <h4 id={id}>{text}</h4>
}

function Items({ items, ordered }: { items: readonly string[]; ordered: boolean }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: two items may say the same
  const entries = items.map((item, index) => <li key={index}>{item}</li>)
  return ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>
}

function BookTable({ caption, columns, rows, note }: Extract<Block, { kind: 'table' }>) {
  return (
    <Table
      blocks
      caption={caption}
      {...(note === '' ? {} : { note })}
      columns={columns.map(({ head, numeric }, index) => ({
        key: String(index),
        head,
        numeric: numeric === true,
        cell: (row: { cells: readonly string[] }) => row.cells[index] ?? '',
      }))}
      rows={rows.map((cells, index) => ({ cells, index }))}
      rowKey={(row) => row.index}
    />
  )
}

/** A picture with the sentence of what it says; on a narrow screen it scrolls inside its own box. */
export function FigureView({ title, sentence, drawing }: Extract<Block, { kind: 'figure' }>) {
  const t = useText(messages)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <section className="drawing-scroll" tabIndex={0} aria-label={t('scroll', { title })}>
        <DrawingView drawing={drawing} label={`${title}. ${sentence}`} />
      </section>
      <p>{sentence}</p>
    </figure>
  )
}
