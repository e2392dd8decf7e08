import type { Catalogue } from '../../../src/kernel/messages.ts'

const id = {
  title: 'Jaminan privasi',
  lead: 'Apa yang disembunyikan dalam rilis ini, mengapa, dan bagaimana hal itu diperiksa. Angka di halaman ini dibaca dari buku rilis yang ditulis saat rilis dibuat.',
  promise: 'Yang kami jamin',
  'promise.1':
    'Jumlah orang dari 1 sampai {small}, atau yang semuanya dari 1 sampai {small} rumah tangga, tidak pernah ditampilkan. Untuk kategori yang peka, seperti korban kekerasan, jumlah di bawah {sensitive} dan nol juga tidak ditampilkan, dan angkanya hanya sampai kecamatan.',
  'promise.2':
    'Tidak ada jumlah kecil yang dapat dihitung dari angka lain dalam rilis yang sama. Setiap jumlah kecil yang disembunyikan tetap mungkin bernilai dari satu angka sampai angka lain yang berjarak sedikitnya {width}.',
  'promise.3':
    'Basis data menolak rilis yang tidak melewati pemeriksaan ini, juga bila orang mencoba menulisnya langsung.',
  numbers: 'Rilis {release} dalam angka',
  asOf: 'Keadaan',
  cells: 'Angka tentang orang yang diperiksa',
  shown: 'Ditampilkan apa adanya',
  zeros: 'Benar-benar nol',
  hidden: 'Disembunyikan (*)',
  audited: 'Jumlah kecil yang diserang satu per satu',
  narrowest: 'Jarak tersempit yang dapat dibuktikan orang luar',
  approved: 'Disetujui oleh',
  'approved.system': 'sistem (data contoh)',
  'approved.person': 'walidata, tercatat dengan akunnya dalam jejak',
  decision: 'Dasar',
  policy: 'Versi kebijakan',
  solver: 'Penghitung jarak',
  why: 'Mengapa disembunyikan',
  'why.caption': 'Angka yang disembunyikan menurut sebabnya',
  'why.reason': 'Sebab',
  'why.count': 'Angka',
  'reason.small': 'Jumlahnya kecil',
  'reason.sensitive-zero': 'Nol pada kategori yang peka',
  'reason.household': 'Orangnya cukup banyak, tetapi dari terlalu sedikit rumah tangga',
  'reason.group': 'Kategori peka yang meliputi hampir semua orang di situ',
  'reason.hidden-before': 'Disembunyikan pada rilis sebelumnya dan masih dekat batas',
  'reason.secondary': 'Dapat membuka jumlah kecil lewat penjumlahan',
  'reason.singleton': 'Dapat membuka jumlah lain bagi orang yang sendirian dalam satu angka',
  'reason.audit': 'Melebarkan jarak yang dapat dibuktikan orang luar',
  sign: 'Tandanya selalu *, apa pun sebabnya. Tabel ini hanya menyebut jumlahnya, bukan angkanya yang mana.',
  check: 'Periksa sendiri',
  'check.1':
    'Siapa pun dapat menyerang rilis ini dari komputernya sendiri dengan program Welas. Program penyerang hanya membaca yang terbuka untuk umum:',
  'check.2': 'Bila serangan menemukan satu angka pun, beri tahu walidata. Itu kesalahan kami.',
  limits: 'Yang tidak dapat kami jamin',
  'limits.1':
    'Orang yang sudah tahu isi satu angka dari tempat lain, misalnya kepala desa tentang desanya sendiri, dapat menghitung sebagian angka di sekitarnya.',
  'limits.2':
    'Orang yang tahu pasti bahwa hanya satu orang berubah di antara dua rilis dapat menduga di angka mana orang itu berada. Karena itu rilis terbit per bulan, tidak setiap hari.',
  files: 'Sidik berkas',
  'files.caption': 'SHA-256 tiap berkas rilis ini',
  'files.file': 'Berkas',
  none: 'Belum ada rilis, jadi belum ada yang dijamin.',
} as const

const en: Record<keyof typeof id, string> = {
  title: 'Privacy guarantee',
  lead: 'What this release hides, why, and how that was checked. The numbers here are read from the ledger written when the release was made.',
  promise: 'What we guarantee',
  'promise.1':
    'A count of people from 1 to {small}, or of people of only 1 to {small} households, is never shown. For sensitive categories, such as victims of violence, counts below {sensitive} and zero are not shown either, and numbers stop at the district.',
  'promise.2':
    'No small count can be computed from other numbers of the same release. Each small count that is hidden can still be anything between two values at least {width} apart.',
  'promise.3':
    'The database refuses a release that did not pass these checks, also when somebody tries to write it directly.',
  numbers: 'Release {release} in numbers',
  asOf: 'As of',
  cells: 'Numbers about people that were checked',
  shown: 'Shown as they are',
  zeros: 'Truly zero',
  hidden: 'Hidden (*)',
  audited: 'Small counts attacked one by one',
  narrowest: 'Narrowest range an outsider can prove',
  approved: 'Approved by',
  'approved.system': 'the system (sample data)',
  'approved.person': 'the data steward, by name in the audit trail',
  decision: 'Basis',
  policy: 'Version of the policy',
  solver: 'Solver of the ranges',
  why: 'Why numbers are hidden',
  'why.caption': 'Hidden numbers by reason',
  'why.reason': 'Reason',
  'why.count': 'Numbers',
  'reason.small': 'The count is small',
  'reason.sensitive-zero': 'Zero in a sensitive category',
  'reason.household': 'Enough people, but of too few households',
  'reason.group': 'A sensitive category that holds nearly everybody there',
  'reason.hidden-before': 'Hidden in the release before and still near the limit',
  'reason.secondary': 'Would give away a small count by adding up',
  'reason.singleton': 'Would give away another count to a person who is alone in one',
  'reason.audit': 'Widens the range an outsider can prove',
  sign: 'The sign is always *, whatever the reason. This table tells how many, never which.',
  check: 'Check it yourself',
  'check.1':
    'Anybody can attack this release from a computer of their own with the Welas program. The attacker reads only what is public:',
  'check.2': 'If the attack finds even one number, tell the data steward. It is our mistake.',
  limits: 'What we cannot guarantee',
  'limits.1':
    'Somebody who knows one number from elsewhere, such as a village head about the own village, can work out some of the numbers around it.',
  'limits.2':
    'Somebody who is certain that only one person changed between two releases can guess in which number that person is. That is why releases are monthly, not daily.',
  files: 'Fingerprints of the files',
  'files.caption': 'SHA-256 of each file of this release',
  'files.file': 'File',
  none: 'There is no release yet, so there is nothing to guarantee.',
}

/** The guarantee in plain words, filled from the ledger. */
export const guaranteeMessages: Catalogue = { id, en }
