import type { Catalogue } from '../../../../src/kernel/messages.ts'

export const publicMessages: Catalogue = {
  id: {
    none: 'Pada terbitan ini belum ada usulan quick win.',
    'col.why': 'Mengapa',
    'col.problem': 'Masalah yang dijawab',
    'col.days': 'Mulai – jatuh tempo',
    'col.chosen': 'Terpilih',
    'chosen.yes': 'ya',
    'chosen.no': 'belum',
    'ranking.table': 'Peringkat, nilai rata-rata per kriteria, dan alasannya',
    'ranking.note':
      'Nilai 1 sampai {max}: rata-rata tertimbang dari rata-rata penilai yang mengisi semua kriteria.',
    'criteria.table': 'Kriteria dan bobotnya',
    'sensitivity.missing': 'Terbitan ini belum memuatnya.',
  },
  en: {
    none: 'This edition has no options for quick wins yet.',
    'col.why': 'Why',
    'col.problem': 'Problem it answers',
    'col.days': 'Starts – due',
    'col.chosen': 'Chosen',
    'chosen.yes': 'yes',
    'chosen.no': 'not yet',
    'ranking.table': 'Ranking, mean score per criterion, and the reason',
    'ranking.note':
      'Scores 1 to {max}: weighted mean of the means over scorers who filled in every criterion.',
    'criteria.table': 'Criteria and their weights',
    'sensitivity.missing': 'This edition does not tell it.',
  },
}
