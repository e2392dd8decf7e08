/**
 * Tables that can be sorted by their headers, and filtered by `<input data-filter="table-id">`. The order of cells
 * comes from `data-sort` when present (numbers), else from the text. Without scripts the table stays as it is.
 */
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-filter]')) {
  const table = document.getElementById(input.dataset.filter ?? '')
  if (!(table instanceof HTMLTableElement)) continue
  for (const label of input.labels ?? []) label.hidden = false
  input.addEventListener('input', () => filterRows(table, input.value))
  makeSortable(table)
}

function filterRows(table: HTMLTableElement, wanted: string) {
  const word = wanted.trim().toLowerCase()
  for (const row of rowsOf(table)) row.hidden = !(row.textContent ?? '').toLowerCase().includes(word)
}

function makeSortable(table: HTMLTableElement) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
  heads.forEach((head, index) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sort'
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener('click', () => sortBy(table, heads, index))
  })
}

function sortBy(table: HTMLTableElement, heads: HTMLTableCellElement[], index: number) {
  const head = heads[index]
  const direction = head?.ariaSort === 'descending' || (head?.ariaSort === null && index === 0) ? 1 : -1
  for (const other of heads) other.removeAttribute('aria-sort')
  head?.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending')
  const rows = rowsOf(table).sort((a, b) => direction * compare(keyOf(a, index), keyOf(b, index)))
  table.tBodies[0]?.append(...rows)
}

function keyOf(row: HTMLTableRowElement, index: number): number | string {
  const cell = row.cells[index]
  const sort = cell?.querySelector<HTMLElement>('[data-sort]')?.dataset.sort
  return sort === undefined ? (cell?.textContent ?? '') : Number(sort)
}
function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), document.documentElement.lang)
}
function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...(table.tBodies[0]?.rows ?? [])]
}
