import type { Language } from '../../../src/kernel/messages.ts'

/** Acts in words, by the names the audit gives them; what is not here is told by its name alone. */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'register.person.read': { id: 'membuka halaman orang', en: 'opened the page of a person' },
  'register.people.searched': { id: 'mencari orang', en: 'searched people' },
  'register.review-queue.read': { id: 'melihat antrean pemeriksaan', en: 'looked at the review queue' },
  'register.review-pair.read': { id: 'membuka pasangan catatan', en: 'opened a pair of records' },
  'register.pair.decided': { id: 'memutuskan pasangan catatan', en: 'decided a pair of records' },
  'register.pair.answered': { id: 'menjawab pasangan catatan', en: 'answered a pair of records' },
  'programmes.missed.exported': { id: 'mengunduh daftar yang terlewat', en: 'exported the missed' },
  'programmes.export.asked': { id: 'meminta daftar nama', en: 'asked for a list of names' },
  'programmes.export.approved': { id: 'menyetujui daftar nama', en: 'approved a list of names' },
  'programmes.export.refused': { id: 'menolak daftar nama', en: 'refused a list of names' },
  'programmes.export.ended': { id: 'mengakhiri daftar nama', en: 'ended a list of names' },
  'programmes.document.read': { id: 'membuka berkas bukti', en: 'opened a document of evidence' },
  'intake.sheet.received': { id: 'menyerahkan daftar', en: 'handed in a list' },
  'intake.rows.read': { id: 'melihat baris daftar', en: 'looked at rows of a list' },
  'intake.samples.read': { id: 'melihat contoh isi daftar', en: 'looked at samples of a list' },
  'intake.workbook.returned': { id: 'mengunduh buku kerja', en: 'took back the workbook' },
  'intake.batch.approved': { id: 'menyetujui daftar', en: 'approved a list' },
  'catalogue.release.published': { id: 'menerbitkan rilis', en: 'published a release' },
  'access.session.opened': { id: 'masuk', en: 'signed in' },
  'access.session.closed': { id: 'keluar', en: 'signed out' },
  'access.invitation.made': { id: 'mengundang petugas', en: 'invited an account' },
  'access.account.changed': { id: 'mengubah hak petugas', en: 'changed the rights of an account' },
  'access.account.closed': { id: 'menutup akun', en: 'closed an account' },
  'oversight.person.traced': { id: 'menelusuri jejak seseorang', en: 'traced a person' },
  'oversight.account.traced': { id: 'menelusuri jejak akun', en: 'traced an account' },
  'oversight.unusual.read': {
    id: 'melihat yang patut ditanyakan',
    en: 'looked at what is worth asking about',
  },
}

export function actInWords(action: string, language: Language): string | null {
  return words[action]?.[language] ?? null
}
