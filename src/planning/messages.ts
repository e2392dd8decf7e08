import type { Catalogue } from '../kernel/messages.ts'
import { messages as analysis } from './analysis/messages.ts'
import { messages as books } from './books/messages.ts'
import { messages as commitments } from './commitments/messages.ts'
import { messages as competence } from './competence/messages.ts'
import { messages as editions } from './editions/messages.ts'
import { messages as evaluation } from './evaluation/messages.ts'
import { messages as meetings } from './meetings/messages.ts'
import { messages as quickWins } from './quick-wins/messages.ts'
import { messages as readiness } from './readiness/messages.ts'
import { messages as roadmap } from './roadmap/messages.ts'
import { messages as welfareIndex } from './welfare-index/messages.ts'

const own: Catalogue = {
  id: {
    'planning.leads-nowhere':
      'Isian ini merujuk {kind} {id} yang tidak ada dalam rencana. Muat ulang halaman, lalu pilih lagi.',
    'planning.changed-meanwhile':
      'Isian ini sudah diubah orang lain ({at}) sejak Anda membukanya. Salin tulisan Anda, muat ulang halaman, lalu ubah lagi.',
    'planning.still-used':
      'Isian ini masih dipakai oleh {count} isian lain ({kind}). Ubah atau cabut itu lebih dahulu.',
    'planning.agency-unknown': 'Perangkat daerah {agency} tidak ada.',
    'planning.agency-not-yours': 'Anda hanya boleh mengisi untuk perangkat daerah sendiri, bukan {agency}.',
    'planning.evidence-in-future': 'Tanggal bukti {date} belum tiba. Isi tanggal peristiwanya.',
    'planning.area-not-yours': 'Dokumen rencana hanya untuk petugas seluruh kabupaten.',
    'planning.sample-wrong': 'Contoh rencana {kind} {id}: {reason}',
    'planning.command-unknown': 'Perintah plan {word} tidak ada. Tulis: plan sample.',
  },
  en: {
    'planning.leads-nowhere':
      'This entry refers to {kind} {id}, which the plan does not have. Reload the page and choose again.',
    'planning.changed-meanwhile':
      'Somebody else changed this entry ({at}) since you opened it. Copy what you wrote, reload the page and change it again.',
    'planning.still-used':
      'This entry is still used by {count} others ({kind}). Change or withdraw those first.',
    'planning.agency-unknown': 'There is no agency {agency}.',
    'planning.agency-not-yours': 'You may only write for your own agency, not for {agency}.',
    'planning.evidence-in-future':
      'The day {date} of this evidence has not come yet. Enter the day it happened.',
    'planning.area-not-yours': 'Documents of the plan are for staff of the whole regency.',
    'planning.sample-wrong': 'Sample plan {kind} {id}: {reason}',
    'planning.command-unknown': 'There is no command plan {word}. Write: plan sample.',
  },
}

/** Sentences of every part of planning. */
const parts: readonly Catalogue[] = [
  own,
  analysis,
  readiness,
  roadmap,
  quickWins,
  commitments,
  competence,
  welfareIndex,
  evaluation,
  editions,
  books,
  meetings,
]

export const messages: Catalogue = {
  id: Object.assign({}, ...parts.map((part) => part.id)),
  en: Object.assign({}, ...parts.map((part) => part.en)),
}
