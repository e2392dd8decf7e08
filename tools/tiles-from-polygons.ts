/**
 * Gives every district a tile in the regency's grid, and every village a tile in its district's grid: near its true
 * place and beside its true neighbours. Reads village polygons (GeoJSON, property `code`), writes only the resulting
 * integers into areas.csv. Simulated annealing from a fixed seed: the same input gives the same tiles.
 *
 *   node tools/tiles-from-polygons.ts villages.geojson packs/jember/areas.csv
 */
import { readFile } from 'node:fs/promises'
import { readAreas, writeAreas } from './area-file.ts'

interface Feature {
  readonly properties: { readonly code: string }
  readonly geometry: { readonly coordinates: unknown }
}
/** An area to place: centre in degrees, and the corner points its border is made of. */
interface Place {
  readonly code: string
  x: number
  y: number
  readonly corners: Set<string>
}
interface Tile {
  column: number
  row: number
}

const [polygonFile, areaFile] = process.argv.slice(2)
if (!polygonFile || !areaFile) throw new Error('Usage: node tools/tiles-from-polygons.ts POLYGONS AREAS')

const collection: { features: Feature[] } = JSON.parse(await readFile(polygonFile, 'utf8'))
const villages = collection.features.map(toPlace)
const districts = Map.groupBy(villages, (place) => place.code.slice(0, 8))
const tiles = new Map<string, Tile>([
  ...placeTiles([...districts].map(([code, members]) => union(code, members))),
  ...[...districts.values()].flatMap((members) => [...placeTiles(members)]),
])
const areas = await readAreas(areaFile)
await writeAreas(
  areaFile,
  areas.map((area) => {
    const tile = tiles.get(area.code)
    return { ...area, tileColumn: tile ? String(tile.column) : '', tileRow: tile ? String(tile.row) : '' }
  }),
)

function toPlace(feature: Feature): Place {
  const points: [number, number][] = []
  collect(feature.geometry.coordinates, points)
  const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))]
  // Rounded to about 100 m so that borders drawn twice still meet.
  return {
    code: feature.properties.code,
    x,
    y,
    corners: new Set(points.map(([px, py]) => `${px.toFixed(3)},${py.toFixed(3)}`)),
  }
}

function collect(node: unknown, points: [number, number][]): void {
  if (!Array.isArray(node)) return
  if (typeof node[0] === 'number') points.push([node[0], node[1]])
  else for (const child of node) collect(child, points)
}

function union(code: string, members: Place[]): Place {
  const corners = new Set(members.flatMap((member) => [...member.corners]))
  return {
    code,
    x: mean(members.map((member) => member.x)),
    y: mean(members.map((member) => member.y)),
    corners,
  }
}

function placeTiles(places: Place[]): Map<string, Tile> {
  const { columns, rows, wanted } = scaleToGrid(places)
  const neighbours = pairs(places.length).filter(([a, b]) => shared(places[a]!, places[b]!) >= 2)
  const random = seeded(20260101)
  const cells: (number | null)[] = Array.from({ length: columns * rows }, (_, cell) =>
    cell < places.length ? cell : null,
  )
  const at = (cell: number): Tile => ({ column: cell % columns, row: Math.floor(cell / columns) })
  const cost = () => costOf(cells, at, wanted, neighbours)
  let [current, best, bestCells] = [cost(), Infinity, [...cells]]
  const steps = 4000 * places.length
  for (let step = 0; step < steps; step++) {
    const heat = 3 * (1 - step / steps) ** 2 + 0.001
    const [a, b] = [Math.floor(random() * cells.length), Math.floor(random() * cells.length)]
    swap(cells, a, b)
    const next = cost()
    if (next <= current || random() < Math.exp((current - next) / heat)) current = next
    else swap(cells, a, b)
    if (current < best) [best, bestCells] = [current, [...cells]]
  }
  return new Map(trimmed(places, bestCells, at))
}

/** Displacement, neighbours torn apart, and neighbours on the wrong side of each other. */
function costOf(
  cells: (number | null)[],
  at: (cell: number) => Tile,
  wanted: Tile[],
  neighbours: [number, number][],
): number {
  const tileOf: Tile[] = []
  cells.forEach((place, cell) => {
    if (place !== null) tileOf[place] = at(cell)
  })
  let cost = 0
  tileOf.forEach((tile, place) => {
    cost += (tile.column - wanted[place]!.column) ** 2 + (tile.row - wanted[place]!.row) ** 2
  })
  for (const [a, b] of neighbours) {
    const [dx, dy] = [tileOf[b]!.column - tileOf[a]!.column, tileOf[b]!.row - tileOf[a]!.row]
    const apart = Math.abs(dx) + Math.abs(dy)
    cost += apart <= 1 ? 0 : apart === 2 && dx !== 0 && dy !== 0 ? 0.8 : 2 * apart
    const [tx, ty] = [wanted[b]!.column - wanted[a]!.column, wanted[b]!.row - wanted[a]!.row]
    if (dx * tx + dy * ty <= 0) cost += 2
  }
  return cost
}

function scaleToGrid(places: Place[]) {
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)]
  const [west, south] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south]
  const ratio = Math.sqrt(Math.min(2.5, Math.max(0.4, width / height)))
  const columns = Math.max(1, Math.round(Math.sqrt(places.length * 1.25) * ratio))
  const rows = Math.ceil((places.length * 1.25) / columns)
  const wanted = places.map((place) => ({
    column: ((place.x - west) / width) * (columns - 1),
    row: ((south + height - place.y) / height) * (rows - 1),
  }))
  return { columns, rows, wanted }
}

function trimmed(places: Place[], cells: (number | null)[], at: (cell: number) => Tile): [string, Tile][] {
  const used = cells.flatMap((place, cell) =>
    place === null ? [] : [{ code: places[place]!.code, ...at(cell) }],
  )
  const [left, top] = [
    Math.min(...used.map((tile) => tile.column)),
    Math.min(...used.map((tile) => tile.row)),
  ]
  return used.map(({ code, column, row }) => [code, { column: column - left, row: row - top }])
}

function pairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a - 1 }, (_, b): [number, number] => [a, a + b + 1]),
  ).flat()
}
function shared(a: Place, b: Place): number {
  return [...a.corners].filter((corner) => b.corners.has(corner)).length
}
function swap(cells: (number | null)[], a: number, b: number): void {
  const held = cells[a]!
  cells[a] = cells[b]!
  cells[b] = held
}
function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
