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
import { messages as terms } from './terms/messages.ts'
import { messages as welfareIndex } from './welfare-index/messages.ts'

const own: Catalogue = {
  id: {
    'planning.leads-nowhere':
      'Isian ini merujuk {kind} {id} yang tidak ada dalam rencana. Muat ulang halaman, lalu pilih lagi.',
    'planning.changed-meanwhile':
      'Isian yang sama sudah diubah orang lain ({at}) sejak Anda membukanya. Keadaan terbarunya tampil di halaman ini dan tulisan Anda masih ada. Periksa, lalu tekan sekali lagi bila tulisan Anda yang dipakai.',
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
      'Somebody else changed the same field ({at}) since you opened it. This page shows how it stands now, and what you wrote is still there. Check it, then press again if yours is to be used.',
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
  terms,
  books,
  meetings,
]

export const messages: Catalogue = {
  id: Object.assign({}, ...parts.map((part) => part.id)),
  en: Object.assign({}, ...parts.map((part) => part.en)),
}
