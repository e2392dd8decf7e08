import type { Catalogue } from '../../../../src/kernel/messages.ts'

export const publicMessages: Catalogue = {
  id: {
    lead: '{filled} dari {needed} jabatan data terisi, {vacant} masih kosong.',
    'lead.maturity':
      'Tingkat kematangan rata-rata {year}: dinyatakan {said}, terbukti {proven} (1 sampai 5).',
    map: 'Jabatan terisi per jabatan yang dibutuhkan, menurut perangkat daerah dan peran',
    'map.note': 'Angka: terisi / dibutuhkan. Yang dihitung jabatannya, bukan orangnya.',
    'open-roles': 'Peran yang belum terisi lengkap',
    'open-roles.none': 'tidak ada',
    'map.totals': 'Menurut peran, seluruh perangkat daerah',
    'col.filled': 'Terisi',
    'maturity.text':
      'Batang penuh: tingkat yang terbukti dokumen. Bergaris: baru dinyatakan sendiri, belum ada bukti. Tingkat yang dituju: {target}.',
    'maturity.bar': '{agency} {year}: dinyatakan {said}, terbukti {proven}',
    'maturity.line': '{year}: dinyatakan {said} · terbukti {proven}',
    'maturity.caption': 'Tingkat tiap perangkat daerah, tahun terakhir yang dijawab',
    'maturity.years': 'Rata-rata perangkat daerah yang menjawab',
    'col.year': 'Tahun',
    'col.said': 'Dinyatakan',
    'col.proven': 'Terbukti',
    'proposals.text': 'Dari peran yang kosong, keahlian yang belum ada, dan indikator yang rendah.',
    'trainings.caption': 'Bimtek dalam masa jabatan',
    privacy: 'Nama dan hasil perseorangan tidak pernah diterbitkan.',
  },
  en: {
    lead: '{filled} of {needed} data posts are filled, {vacant} are vacant.',
    'lead.maturity': 'Mean maturity of {year}: said {said}, shown by documents {proven} (1 to 5).',
    map: 'Posts filled per posts needed, by agency and role',
    'map.note': 'Numbers: filled / needed. Posts are counted, not the people in them.',
    'open-roles': 'Roles not filled completely',
    'open-roles.none': 'none',
    'map.totals': 'By role, all agencies',
    'col.filled': 'Filled',
    'maturity.text':
      'Full bar: the level documents show. Hatched: said by the agency itself, no evidence yet. Level aimed at: {target}.',
    'maturity.bar': '{agency} {year}: said {said}, shown {proven}',
    'maturity.line': '{year}: said {said} · shown {proven}',
    'maturity.caption': 'Level of each agency, the newest year it answered',
    'maturity.years': 'Mean of the agencies that answered',
    'col.year': 'Year',
    'col.said': 'Said',
    'col.proven': 'Shown',
    'proposals.text': 'From vacant roles, skills nobody has, and low indicators.',
    'trainings.caption': 'Trainings of the term',
    privacy: 'Names and results of people are never published.',
  },
}
