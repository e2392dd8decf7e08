import type { Catalogue } from '../../../../src/kernel/messages.ts'

export const publicMessages: Catalogue = {
  id: {
    none: 'Pada terbitan ini belum ada aksi.',
    outside: 'Di luar dimensi',
    budget: 'Anggaran tiap aksi, semua tahun',
    'budget.none': 'Pada terbitan ini belum ada anggaran.',
    'budget.source': 'Sumber: {sources}.',
    drawn: 'disusun {date}',
    claimed: 'Dilaporkan selesai tanpa bukti: {count}. Selama belum ada bukti disebut diklaim.',
  },
  en: {
    none: 'This edition has no actions yet.',
    outside: 'Outside the dimensions',
    budget: 'Budget of each action, all years',
    'budget.none': 'This edition has no budget yet.',
    'budget.source': 'Source: {sources}.',
    drawn: 'drawn up {date}',
    claimed: 'Reported done without evidence: {count}. Until there is some they are called claimed.',
  },
}
