import type { Catalogue } from '../../../src/kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    menu: 'Menu petugas',
    start: 'Mulai',
    lists: 'Daftar',
    people: 'Cari orang',
    review: 'Periksa',
    promises: 'Janji',
    plan: 'Rencana',
    'sign-out': 'Keluar',
    greeting: 'Selamat bekerja, {name}',
    'lists.text':
      'Serahkan daftar dinas Anda seperti adanya, lihat hasil pemeriksaannya, ambil kembali buku kerjanya.',
    'people.text':
      'Cari orang dengan nama, NIK, atau desa. Setiap pembukaan halaman orang dicatat dengan tujuannya.',
    'review.text': 'Putuskan pasangan catatan yang belum pasti: orang yang sama atau bukan.',
    'promises.text': 'Lihat janji per kecamatan dan desa: siapa yang terjangkau, siapa yang terlewat.',
    'plan.text':
      'Analisis, kesiapan, program, quick win, komitmen, kompetensi, dan rapat dalam satu rencana.',
    public: 'Halaman umum',
    'public.text': 'Yang dilihat warga: angka yang sudah dijaga kerahasiaannya.',
  },
  en: {
    menu: 'Staff menu',
    start: 'Start',
    lists: 'Lists',
    people: 'Find a person',
    review: 'Review',
    promises: 'Promises',
    plan: 'Plan',
    'sign-out': 'Sign out',
    greeting: 'Welcome, {name}',
    'lists.text':
      "Hand in your agency's list as it is, see what was read, take the same workbook back with reasons.",
    'people.text':
      "Find a person by name, NIK or village. Every opening of a person's page is recorded with its purpose.",
    'review.text': 'Decide unsure pairs of records: the same person or not.',
    'promises.text': 'See promises by district and village: who is reached, who is missed.',
    'plan.text':
      'Analysis, readiness, programme, quick wins, commitments, competence and meetings in one plan.',
    public: 'Public pages',
    'public.text': 'What citizens see: numbers that already protect people.',
  },
}
