import type { Catalogue } from '../../../src/kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    menu: 'Menu petugas',
    start: 'Mulai',
    lists: 'Daftar',
    people: 'Cari orang',
    review: 'Periksa',
    promises: 'Janji',
    names: 'Daftar nama',
    plan: 'Rencana',
    accounts: 'Petugas',
    trace: 'Jejak',
    protection: 'Pelindungan',
    'protection.text':
      'Permintaan warga tentang datanya, lembar kode, insiden, masa simpan, dan register pengolahan.',
    'trace.text': 'Siapa membuka data siapa, hari mana yang patut ditanyakan, dan apakah jejaknya utuh.',
    'sign-out': 'Keluar',
    greeting: 'Selamat bekerja, {name}',
    'lists.text':
      'Serahkan daftar dinas Anda seperti adanya, lihat hasil pemeriksaannya, ambil kembali buku kerjanya.',
    'people.text':
      'Cari orang dengan nama, NIK, atau desa. Setiap pembukaan halaman orang dicatat dengan tujuannya.',
    'review.text': 'Putuskan pasangan catatan yang belum pasti: orang yang sama atau bukan.',
    'promises.text': 'Lihat janji per kecamatan dan desa: siapa yang terjangkau, siapa yang terlewat.',
    'names.text': 'Daftar nama yang diminta: ambil yang boleh, setujui atau tolak yang menunggu.',
    'plan.text':
      'Analisis, kesiapan, program, quick win, komitmen, kompetensi, dan rapat dalam satu rencana.',
    'accounts.text': 'Undang petugas, ubah peran dan wilayahnya, tutup akun yang pindah tugas.',
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
    names: 'Lists of names',
    plan: 'Plan',
    accounts: 'Staff accounts',
    trace: 'Trace',
    protection: 'Protection',
    'protection.text':
      'Requests of people about their data, code slips, incidents, retention and the register of processing.',
    'trace.text': 'Who opened whose data, which days are worth asking about, and whether the trace is whole.',
    'sign-out': 'Sign out',
    greeting: 'Welcome, {name}',
    'lists.text':
      "Hand in your agency's list as it is, see what was read, take the same workbook back with reasons.",
    'people.text':
      "Find a person by name, NIK or village. Every opening of a person's page is recorded with its purpose.",
    'review.text': 'Decide unsure pairs of records: the same person or not.',
    'promises.text': 'See promises by district and village: who is reached, who is missed.',
    'names.text': 'Lists of names that were asked for: fetch yours, approve or refuse those that wait.',
    'plan.text':
      'Analysis, readiness, programme, quick wins, commitments, competence and meetings in one plan.',
    'accounts.text': 'Invite officials, change role and area, close accounts of those who left.',
    public: 'Public pages',
    'public.text': 'What citizens see: numbers that already protect people.',
  },
}
