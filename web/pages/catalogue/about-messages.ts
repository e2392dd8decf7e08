import type { Catalogue } from '../../../src/kernel/messages.ts'

const id = {
  title: 'Tentang Welas',
  lead: 'Welas asih berarti belas kasih. Welas membantu kabupaten menemukan warganya yang membutuhkan, menepati janji kepada mereka, dan membuka hasilnya untuk semua orang.',
  count: 'Bagaimana angka dihitung',
  'count.1':
    'Dinas dan desa menyerahkan daftar mereka seperti adanya. Berkas aslinya disimpan dan tidak pernah diubah.',
  'count.2':
    'Baris dari daftar yang berbeda dicocokkan, sehingga setiap orang dihitung satu kali. Pasangan yang belum pasti diputuskan oleh manusia, dan setiap keputusan dapat dibatalkan.',
  'count.3':
    'Setiap bantuan punya aturan tertulis tentang siapa yang berhak. Aturan yang sama diterapkan kepada semua orang.',
  'count.4':
    'Berhak: memenuhi aturan. Terjangkau: berhak dan ada bukti penerimaan. Terlewat: berhak tetapi tidak ada bukti penerimaan. Menerima, tidak berhak: ada bukti penerimaan, tetapi aturan tidak terpenuhi.',
  'count.5':
    '"Belum dapat dipastikan": ada data yang belum diketahui, atau catatan yang masih diperiksa apakah milik orang yang sama. Yang tidak diketahui tidak pernah dianggap ya atau tidak.',
  'count.6':
    'Orang yang tidak ada di daftar mana pun tidak dapat dihitung dari daftar. Angka di sini adalah tentang orang yang tercatat.',
  status: 'Bagaimana status janji ditentukan',
  'status.1':
    'Status dihitung dari hasil dibanding bagian target yang seharusnya sudah tercapai, dengan aturan yang diterbitkan di halaman janji. Tidak ada orang yang mengetik status.',
  'status.2':
    'Janji yang hanya didukung pernyataan ditulis "diklaim, belum ada bukti" sampai buktinya dimasukkan.',
  secret: 'Bagaimana kami menjaga rahasia',
  'secret.1': 'Tidak ada nama, NIK, atau alamat di halaman umum. Yang keluar hanya jumlah.',
  'secret.2':
    'Jumlah kecil disembunyikan dan ditulis *. Untuk kategori yang peka batasnya lebih tinggi dan angkanya hanya sampai kecamatan.',
  'secret.3':
    'Menyembunyikan satu angka saja tidak cukup, karena orang dapat menghitungnya dari jumlah dan angka di sekitarnya. Karena itu angka lain ikut disembunyikan, dan sebelum terbit sebuah pemeriksaan menghitung apa yang dapat dibuktikan orang luar. Bila satu angka kecil masih dapat dihitung tepat, rilis tidak terbit.',
  'secret.4': 'Tanda * selalu sama apa pun sebabnya, supaya tandanya sendiri tidak membocorkan apa-apa.',
  'secret.5': 'Di dalam, setiap petugas yang membuka halaman seseorang meninggalkan jejak dengan tujuannya.',
  wrong: 'Bila ada yang salah',
  'wrong.1':
    'Angka salah, atau Anda merasa terlewat? Sampaikan kepada kantor desa atau kelurahan, atau kepada walidata kabupaten. Perbaikan di daftar asal akan tampak pada rilis berikutnya.',
  releases: 'Rilis',
  'releases.text':
    'Setiap rilis bertanggal dan tidak berubah setelah terbit. Buku rilis mencatat apa yang disembunyikan dan hasil pemeriksaannya.',
  'releases.caption': 'Semua rilis',
  'releases.id': 'Rilis',
  'releases.as-of': 'Keadaan',
  'releases.published': 'Terbit',
  'releases.cells': 'Angka',
  'releases.hidden': 'Disembunyikan',
  'releases.audited': 'Diperiksa',
  'releases.policy': 'Kebijakan',
  demo: 'Halaman contoh',
  'demo.1':
    'Kota di halaman ini adalah contoh: nama wilayahnya nyata, orang dan angkanya buatan. Janji bertanda "contoh" adalah karangan untuk peragaan, dan tidak satu pun teks di sini adalah naskah resmi pemerintah.',
  'demo.2':
    'Kode dan nama wilayah: idn-area-data (lisensi basis data ODbL). Huruf: Plus Jakarta Sans (SIL OFL).',
} as const

const en: Record<keyof typeof id, string> = {
  title: 'About Welas',
  lead: 'Welas asih is Javanese for compassion. Welas helps a regency find its people in need, keep its promises to them, and open the results to everyone.',
  count: 'How numbers are counted',
  'count.1':
    'Agencies and villages hand in their lists as they are. The original file is kept and never changed.',
  'count.2':
    'Rows of different lists are matched so that each person counts once. People decide unsure pairs, and every decision can be undone.',
  'count.3':
    'Every kind of help has a written rule of who is entitled. The same rule is applied to everyone.',
  'count.4':
    'Entitled: the rule holds. Reached: entitled, with evidence of receiving. Missed: entitled, without evidence of receiving. Wrongly reached: evidence of receiving, but the rule does not hold.',
  'count.5':
    '"Cannot tell yet": some data is unknown, or it is still being checked whether records belong to the same person. What is unknown never counts as yes or no.',
  'count.6':
    'People on no list at all cannot be counted from lists. The numbers here are about people on record.',
  status: 'How the status of a promise is set',
  'status.1':
    'Status is computed from the result against the part of the target due by now, by a rule published on the promises page. Nobody types a status.',
  'status.2':
    'A promise backed by statements only is shown as "claimed, no evidence yet" until evidence is entered.',
  secret: 'How we protect people',
  'secret.1': 'No name, NIK or address on public pages. Only counts leave.',
  'secret.2':
    'Small counts are hidden and written *. For sensitive categories the limit is higher and numbers stop at the district.',
  'secret.3':
    'Hiding one number is not enough: it could be computed from totals and neighbours. So further numbers are hidden, and before a release a check computes what an outsider could prove. If one small number could still be found exactly, the release does not go out.',
  'secret.4': 'The sign * is the same whatever the reason, so the sign itself tells nothing.',
  'secret.5': "Inside, every officer who opens a person's page leaves a trace with the purpose.",
  wrong: 'When something is wrong',
  'wrong.1':
    "A wrong number, or you think you were missed? Tell the village office or the regency's data steward. A correction in the source list shows in the next release.",
  releases: 'Releases',
  'releases.text':
    'Every release has a date and never changes after it is out. Its ledger says what was hidden and what the check found.',
  'releases.caption': 'All releases',
  'releases.id': 'Release',
  'releases.as-of': 'As of',
  'releases.published': 'Published',
  'releases.cells': 'Numbers',
  'releases.hidden': 'Hidden',
  'releases.audited': 'Checked',
  'releases.policy': 'Policy',
  demo: 'A sample city',
  'demo.1':
    'The city on these pages is a sample: place names are real, people and numbers are made up. Promises marked "example" are invented for demonstration, and no text here is an official text of any government.',
  'demo.2':
    'Area codes and names: idn-area-data (database licence ODbL). Typeface: Plus Jakarta Sans (SIL OFL).',
}

/** Method and privacy in plain words. */
export const aboutMessages: Catalogue = { id, en }
