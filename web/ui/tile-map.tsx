import { type Pattern, PatternDefinitions, Swatch } from './patterns.tsx'

export interface Tile {
  readonly code: string
  readonly name: string
  readonly column: number
  readonly row: number
  /** null: hidden or not measured. */
  readonly value: number | null
  /** The number as written, or the symbol for a hidden one. */
  readonly text: string
  readonly href?: string
}
export interface Band {
  /** Lower bound, inclusive. Bands go from little to much. */
  readonly from: number
  readonly label: string
}
const size = 78
const looks = ['step-1', 'step-2', 'step-3', 'step-4', 'step-5'] as const
const patterns: readonly Pattern[] = ['none', 'dots', 'none', 'none', 'none']

/**
 * Areas as equal tiles on a grid that follows the real map; every tile is a link with its name and number.
 * No boundary file is needed. At most five bands. Put the table of the same numbers beside it.
 */
export function TileMap(props: {
  id: string
  title: string
  tiles: readonly Tile[]
  bands: readonly Band[]
  hiddenLabel: string
}) {
  const { id, title, tiles, bands, hiddenLabel } = props
  const columns = Math.max(...tiles.map((tile) => tile.column)) + 1
  const rows = Math.max(...tiles.map((tile) => tile.row)) + 1
  const hasHidden = tiles.some((tile) => tile.value === null)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart tile-map"
        viewBox={`-2 -2 ${columns * size + 4} ${rows * size + 4}`}
        role="group"
        aria-label={title}
      >
        <PatternDefinitions prefix={id} />
        {tiles.map((tile) => (
          <TileShape key={tile.code} tile={tile} id={id} band={bandOf(tile.value, bands)} />
        ))}
      </svg>
      <ul className="legend">
        {bands.map((band, index) => (
          <li key={band.from}>
            <Swatch fill={looks[index] ?? 'step-5'} pattern={patterns[index] ?? 'none'} prefix={id} />{' '}
            {band.label}
          </li>
        ))}
        {hasHidden ? (
          <li>
            <Swatch fill="step-hidden" pattern="lines" prefix={id} /> {hiddenLabel}
          </li>
        ) : null}
      </ul>
    </figure>
  )
}

function TileShape({ tile, id, band }: { tile: Tile; id: string; band: number | null }) {
  const x = tile.column * size
  const y = tile.row * size
  const look = band === null ? 'step-hidden' : (looks[band] ?? 'step-5')
  const pattern = band === null ? 'lines' : (patterns[band] ?? 'none')
  const className = `tile${band !== null && band >= 3 ? ' dark' : ''}`
  const shape = (
    <>
      <title>{`${tile.name}: ${tile.text}`}</title>
      <rect className={look} x={x + 1.5} y={y + 1.5} width={size - 3} height={size - 3} rx="7" />
      {pattern === 'none' ? null : (
        <rect
          fill={`url(#${id}-${pattern})`}
          opacity="0.35"
          x={x + 1.5}
          y={y + 1.5}
          width={size - 3}
          height={size - 3}
          rx="7"
        />
      )}
      <text x={x + size / 2} y={y + 32} className="name">
        {shorten(tile.name)}
      </text>
      <text x={x + size / 2} y={y + 54} className="value">
        {tile.text}
      </text>
    </>
  )
  if (tile.href === undefined) return <g className={className}>{shape}</g>
  return (
    <a className={className} href={tile.href} aria-label={`${tile.name}: ${tile.text}`}>
      {shape}
    </a>
  )
}

function bandOf(value: number | null, bands: readonly Band[]): number | null {
  if (value === null) return null
  return Math.max(
    0,
    bands.findLastIndex((band) => value >= band.from),
  )
}
const shorten = (name: string) => (name.length > 12 ? `${name.slice(0, 11)}.` : name)
