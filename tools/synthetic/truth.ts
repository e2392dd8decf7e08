import { join } from 'node:path'
import { TextFile } from './csv-writer.ts'
import { type Family, lives, type Person } from './model.ts'
import { isoOf } from './numbers.ts'
import type { Delivery } from './programmes.ts'

export const categoryId = (number: number) => `pmks-${number < 10 ? '0' : ''}${number}`

/** What is really so, beside the files: who stands in which row, who the people are, who got and who should get what. */
export class Truth {
  private readonly rows: TextFile
  private readonly people: TextFile
  private readonly deliveries: TextFile
  private readonly entitled: TextFile
  rowCount = 0

  constructor(folder: string) {
    this.rows = new TextFile(join(folder, 'rows.csv'))
    this.rows.write('file,sheet,row,person,says\n')
    this.people = new TextFile(join(folder, 'people.csv'))
    this.people.write(
      'person,nik,second_nik,name,birth_date,sex,village,family,kk,desil,mother_name,vital,vital_on,categories,attributes,moved_from\n',
    )
    this.deliveries = new TextFile(join(folder, 'deliveries.csv'))
    this.deliveries.write('unit,person,family,programme,date,entitled\n')
    this.entitled = new TextFile(join(folder, 'entitled.csv'))
    this.entitled.write('unit,person,family,programme\n')
  }

  /**
   * `row` is the number in the sheet, from 1; `person` null for titles, headers, totals and footers. `says` is what the
   * row tells beside the person: the day of help, death or move, or the category.
   */
  row(file: string, sheet: string, row: number, person: number | null, says = ''): void {
    this.rowCount++
    this.rows.write(`${file},${file.endsWith('.xlsx') ? sheet : ''},${row},${person ?? ''},${says}\n`)
  }

  person(person: Person, family: Family): void {
    const categories = person.categories.map(categoryId).join(' ')
    this.people.write(
      `${person.id},${person.nik},${person.secondNik},${person.name},${isoOf(person.birth)},${person.sex},${family.village.code},${family.id},${family.kk},${family.desil},${person.motherName},` +
        `${person.vital},${lives(person) ? '' : isoOf(person.vitalOn!)},${categories},${person.attributes.join(' ')},${family.movedFrom?.code ?? ''}\n`,
    )
  }

  delivery(delivery: Delivery, unit: 'person' | 'family'): void {
    this.deliveries.write(
      `${unit},${delivery.receiver.id},${delivery.family.id},${delivery.programme},${isoOf(delivery.on)},${delivery.entitled ? 1 : 0}\n`,
    )
  }

  isEntitled(programme: string, unit: 'person' | 'family', receiver: Person, family: Family): void {
    this.entitled.write(`${unit},${receiver.id},${family.id},${programme}\n`)
  }

  close(): void {
    for (const file of [this.rows, this.people, this.deliveries, this.entitled]) file.close()
  }
}
