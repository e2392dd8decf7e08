import { PatternDefinitions, Swatch } from './patterns.tsx'

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
  const box = boxOf(tiles)
  const hasHidden = tiles.some((tile) => tile.value === null)
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        className="chart tile-map"
        width={box.width}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        aria-label={title}
      >
        <PatternDefinitions prefix={id} />
        {withShortNames(tiles).map((tile) => (
          <TileShape key={tile.code} tile={tile} id={id} band={bandOf(tile.value, bands)} />
        ))}
      </svg>
      <ul className="legend">
        {bands.map((band, index) => (
          <li key={band.from}>
            <Swatch fill={looks[index] ?? 'step-5'} pattern="none" prefix={id} /> {band.label}
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

function TileShape({
  tile,
  id,
  band,
}: {
  tile: Tile & { readonly shortName: string }
  id: string
  band: number | null
}) {
  const x = tile.column * size
  const y = tile.row * size
  const look = band === null ? 'step-hidden' : (looks[band] ?? 'step-5')
  const className = `tile${band !== null && band >= 3 ? ' dark' : ''}`
  const shape = (
    <>
      <title>{`${tile.name}: ${tile.text}`}</title>
      <rect className={look} x={x + 1.5} y={y + 1.5} width={size - 3} height={size - 3} rx="7" />
      {band !== null ? null : (
        <rect
          fill={`url(#${id}-lines)`}
          opacity="0.35"
          x={x + 1.5}
          y={y + 1.5}
          width={size - 3}
          height={size - 3}
          rx="7"
        />
      )}
      <text x={x + size / 2} y={y + 32} className="name">
        {shorten(tile.name, 12)}
      </text>
      <text x={x + size / 2} y={y + 32} className="name narrow">
        {tile.shortName}
      </text>
      <text x={x + size / 2} y={y + 54} className="value">
        {tile.text}
      </text>
    </>
  )
  if (tile.href === undefined) return <g className={className}>{shape}</g>
  return (
    <a className={className} href={tile.href}>
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
function shorten(name: string, lengthMax: number): string {
  return name.length > lengthMax ? `${name.slice(0, lengthMax - 1)}…` : name
}

/** Five letters for narrow screens: "Patra" of Patrang, but "Sumru" and "Sumri" where five letters are not enough. */
function withShortNames(tiles: readonly Tile[]) {
  const starts = tiles.map(({ name }) => name.slice(0, 5))
  const taken = (start: string) => starts.indexOf(start) !== starts.lastIndexOf(start)
  return tiles.map((tile) => {
    const start = tile.name.slice(0, 5)
    return { ...tile, shortName: taken(start) ? tile.name.slice(0, 3) + tile.name.slice(-2) : start }
  })
}

function boxOf(tiles: readonly Tile[]) {
  const [left, right] = [
    Math.min(...tiles.map(({ column }) => column)),
    Math.max(...tiles.map(({ column }) => column)),
  ]
  const [top, bottom] = [Math.min(...tiles.map(({ row }) => row)), Math.max(...tiles.map(({ row }) => row))]
  return {
    x: left * size - 2,
    y: top * size - 2,
    width: (right - left + 1) * size + 4,
    height: (bottom - top + 1) * size + 4,
  }
}
