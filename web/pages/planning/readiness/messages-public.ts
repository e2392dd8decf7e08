import type { Catalogue } from '../../../../src/kernel/messages.ts'

export const publicMessages: Catalogue = {
  id: {
    none: 'Pada terbitan ini belum ada penilaian kesiapan.',
    'change.first': 'Ini periode pertama; belum ada yang dapat dibandingkan.',
    'change.sentence':
      'Nilai terbukti {provenFrom} menjadi {provenTo} ({provenBy}), nilai diklaim {from} menjadi {to} ({by}).',
    periods: 'Nilai dari periode ke periode, dari 0 sampai 100',
    'periods.change': 'Terbukti, dibanding sebelumnya',
  },
  en: {
    none: 'This edition has no assessment of readiness yet.',
    'change.first': 'This is the first period; there is nothing to compare with.',
    'change.sentence':
      'The proven score went from {provenFrom} to {provenTo} ({provenBy}), the claimed one from {from} to {to} ({by}).',
    periods: 'Scores from period to period, from 0 to 100',
    'periods.change': 'Proven, against the period before',
  },
}
