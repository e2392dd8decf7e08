import type { Writer } from '../kernel/ports.ts'
import { meaningOf, type Pack } from './model.ts'
import { clearReference, keepListKind } from './store.ts'

/** Replaces the areas, agencies, categories and list kinds that SQL joins on, in the caller's transaction. */
export async function loadPack(writer: Writer, pack: Pack): Promise<void> {
  await clearReference(writer)
  await writer.copy(
    'reference.area',
    ['code', 'name', 'level', 'parent_code', 'tile_column', 'tile_row'],
    pack.areas.map((area) => [
      area.code,
      area.name,
      area.level,
      area.parentCode,
      area.tileColumn,
      area.tileRow,
    ]),
  )
  await writer.copy(
    'reference.agency',
    ['id', 'name', 'short_name', 'valid_from', 'valid_to', 'successor_id'],
    pack.agencies.map((agency) => [
      agency.id,
      agency.name,
      agency.shortName,
      agency.validFrom,
      agency.validTo,
      agency.successor,
    ]),
  )
  await writer.copy(
    'reference.category',
    ['id', 'number', 'name_id', 'name_en', 'unit', 'sensitive'],
    pack.categories.map((category) => [
      category.id,
      category.number,
      category.name.id,
      category.name.en,
      category.unit,
      category.sensitive,
    ]),
  )
  for (const kind of pack.listKinds)
    await keepListKind(
      writer,
      kind.id,
      kind.claims.flatMap((claim) => (claim.kind === 'category' && claim.what ? [claim.what] : [])),
      meaningOf(kind),
    )
}
