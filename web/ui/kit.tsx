import type { ComponentPropsWithoutRef, ReactNode } from 'react'

type Tone = 'plain' | 'good' | 'warning' | 'problem'

/** A submit button, or a link that looks like one when it has `href`. Disabled ones say why. */
export function Button(props: {
  children: ReactNode
  look?: 'primary' | 'secondary' | 'danger'
  href?: string
  name?: string
  value?: string
  type?: 'submit' | 'button'
  /** Shown beside the button; the button cannot be used while it is given. */
  disabledReason?: string | null
}) {
  const { children, look = 'primary', href, name, value, type = 'submit', disabledReason = null } = props
  const className = look === 'primary' ? 'button' : `button ${look}`
  if (href !== undefined)
    return (
      <a className={className} href={href}>
        {children}
      </a>
    )
  return (
    <>
      <button className={className} type={type} name={name} value={value} disabled={disabledReason !== null}>
        {children}
      </button>
      {disabledReason === null ? null : <span className="soft small"> {disabledReason}</span>}
    </>
  )
}

type FieldProps = {
  label: string
  name: string
  hint?: string
  error?: string | null
} & ComponentPropsWithoutRef<'input'>

/** One labelled input with hint and error tied to it. `id`: where a page has several forms with this field. */
export function Field({ label, name, hint, error, id = `field-${name}`, ...input }: FieldProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      <input
        id={id}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        {...input}
      />
    </div>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

/** One labelled choice. */
export function SelectField(props: {
  label: string
  name: string
  options: readonly Option[]
  value?: string
  hint?: string
  required?: boolean
}) {
  const id = `field-${props.name}`
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint ? (
        <span className="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
      <select
        id={id}
        name={props.name}
        defaultValue={props.value}
        required={props.required}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type TextAreaProps = { label: string; name: string; hint?: string } & ComponentPropsWithoutRef<'textarea'>

/** One labelled box for several sentences. */
export function TextArea({ label, name, hint, ...area }: TextAreaProps) {
  const id = `field-${name}`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <textarea id={id} name={name} rows={3} aria-describedby={hint ? `${id}-hint` : undefined} {...area} />
    </div>
  )
}

/** A message of the page; `problem` and `good` are also announced. */
export function Notice({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone
  title?: string
  children?: ReactNode
}) {
  const role = tone === 'problem' ? 'alert' : tone === 'good' ? 'status' : undefined
  return (
    <div className={`notice ${tone}`} role={role}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </div>
  )
}

export interface Column<T> {
  readonly key: string
  readonly head: ReactNode
  /** The head in few words where it is not text: for rows that became blocks. */
  readonly label?: string
  readonly numeric?: boolean
  readonly cell: (row: T) => ReactNode
}

/** A table with caption and header cells; the first column names the row and stays in view. */
export function Table<T>(props: {
  caption: string
  note?: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string | number
  /** id for the table-tools island: filter and sort. */
  id?: string
  /** Many rows beside something else: scrolls inside a box, headers stay. */
  tall?: boolean
  /** Rows of words more than of numbers: on narrow screens each becomes a block, its cells with their heads beside them. */
  blocks?: boolean
}) {
  const { caption, note, columns, rows, rowKey, id, tall, blocks } = props
  const look = tall ? ' tall' : blocks ? ' blocks' : ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className={`table-scroll${look}`} tabIndex={0} aria-label={caption}>
      <table id={id}>
        <caption>
          {caption}
          {note ? <small>{note}</small> : null}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'num' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function TableRow<T>({ row, columns }: { row: T; columns: readonly Column<T>[] }) {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" className={column.numeric ? 'num' : undefined}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={column.numeric ? 'num' : undefined} data-head={headOf(column)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function headOf<T>({ head, label }: Column<T>): string | undefined {
  return label ?? (typeof head === 'string' ? head : undefined)
}

/** Tabs that are links: the state is in the address. */
export function Tabs({
  label,
  items,
}: {
  label: string
  items: readonly { href: string; text: string; current: boolean }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.text}
        </a>
      ))}
    </nav>
  )
}

/** Where the page stands: home > promises > this. */
export function Crumbs({
  label,
  items,
}: {
  label: string
  items: readonly { href?: string; text: string }[]
}) {
  return (
    <nav className="crumbs" aria-label={label}>
      <ol>
        {items.map((item) => (
          <li key={item.text}>
            {item.href ? <a href={item.href}>{item.text}</a> : <span aria-current="page">{item.text}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Term and value pairs, e.g. of a person or a batch. */
export function Facts({ items }: { items: readonly (readonly [ReactNode, ReactNode])[] }) {
  return (
    <dl className="facts">
      {items.map(([term, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes order
        <FactPair key={index} term={term} value={value} />
      ))}
    </dl>
  )
}
function FactPair({ term, value }: { term: ReactNode; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** Filter-as-you-type over the table with this id; appears when the table-tools island runs. */
export function TableFilter({ table, label }: { table: string; label: string }) {
  return (
    <label className="filter no-print" hidden>
      {label} <input type="search" data-filter={table} />
    </label>
  )
}

/** An external module of web/islands, e.g. `<Island name="table-tools" />`. The page works without it. */
export function Island({ name }: { name: 'table-tools' | 'copy-link' }) {
  return <script type="module" async src={`/islands/${name}.js`} />
}
