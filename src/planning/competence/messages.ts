import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.entry-id': 'Nama isian ini tidak cocok dengan isinya; seharusnya {id}. Muat ulang halaman.',
    'planning.agency-not-mapped': 'Perangkat daerah {agency} tidak ada dalam peta kompetensi hari ini.',
    'planning.role-unknown': 'Peran {role} tidak ada. Pilih peran dari daftar.',
    'planning.skill-unknown': 'Keahlian {skill} tidak ada. Pilih keahlian dari daftar.',
    'planning.holder-twice': 'Pada peran {role} satu nama tertulis dua kali. Hapus salah satunya.',
    'planning.training-not-yet':
      'Bimtek tanggal {date} belum berlangsung, jadi belum boleh ditandai terlaksana.',
    'planning.training-not-held':
      'Hasil peserta hanya dapat dicatat untuk bimtek yang sudah ditandai terlaksana.',
    'planning.indicator-unknown': 'Indikator {indicator} tidak ada dalam instrumen.',
    'planning.maturity-year':
      'Tingkat untuk tahun {year} tidak dapat diisi: di luar masa jabatan, belum tiba, atau perangkat daerahnya belum ada.',
    'planning.assessor-only': 'Pandangan penilai hanya diisi oleh penilai, bukan oleh yang dinilai.',
    'planning.attendance-columns':
      'Baris {row}: jumlah kolom tidak pas. Urutannya: nama; perangkat daerah; hadir; tes awal; tes akhir; nomor sertifikat; nama akun.',
    'planning.attendance-name': 'Baris {row}: nama peserta kosong, terlalu panjang, atau bukan huruf.',
    'planning.attendance-agency':
      'Baris {row}: perangkat daerah tidak dikenal. Tulis nama pendeknya, mis. Dinsos.',
    'planning.attendance-attended': 'Baris {row}: kolom hadir harus "ya" atau "tidak".',
    'planning.attendance-before':
      'Baris {row}: nilai tes awal harus angka 0 sampai 100, paling banyak satu desimal.',
    'planning.attendance-after':
      'Baris {row}: nilai tes akhir harus angka 0 sampai 100, paling banyak satu desimal.',
    'planning.attendance-absent-with-result':
      'Baris {row}: peserta tidak hadir, tetapi punya nilai atau sertifikat. Perbaiki salah satunya.',
    'planning.attendance-certificate': 'Baris {row}: nomor sertifikat terlalu panjang.',
    'planning.attendance-account':
      'Baris {row}: nama akun tidak ada. Kosongkan bila peserta tidak punya akun.',
    'planning.attendance-account-agency': 'Baris {row}: akun ini milik perangkat daerah lain.',
    'planning.attendance-twice': 'Baris {row}: peserta ini sudah ada pada daftar bimtek ini.',
    'planning.attendance-certificate-twice': 'Baris {row}: nomor sertifikat ini sudah dipakai.',
    'planning.attendance-empty': 'Tidak ada baris peserta. Tempelkan paling sedikit satu baris.',
    'planning.attendance-changed':
      'Baris peserta ini sudah diperbaiki orang lain sejak Anda membukanya. Muat ulang halaman.',
    'planning.proposal-reason':
      'Menutup {closed} kekurangan keahlian pada {agencies} perangkat daerah dengan {people} peserta, {sessions} kali, {hours} jam. Sebabnya: {reasons}.',
    'planning.proposal-vacant-role': 'peran kosong di {count} perangkat daerah',
    'planning.proposal-skill-missing': 'belum ada yang ahli di {count} perangkat daerah',
    'planning.proposal-low-indicator': 'indikator masih rendah di {count} perangkat daerah',
  },
  en: {
    'planning.entry-id':
      'The name of this entry does not fit its content; it should be {id}. Reload the page.',
    'planning.agency-not-mapped': "Agency {agency} is not on today's map of competence.",
    'planning.role-unknown': 'There is no role {role}. Choose one of the list.',
    'planning.skill-unknown': 'There is no skill {skill}. Choose from the list.',
    'planning.holder-twice': 'In role {role} one name stands twice. Remove one of them.',
    'planning.training-not-yet':
      'The training of {date} has not taken place yet, so it cannot be marked as held.',
    'planning.training-not-held': 'Results can be recorded only for a training that is marked as held.',
    'planning.indicator-unknown': 'The instrument has no indicator {indicator}.',
    'planning.maturity-year':
      'No level can be given for {year}: outside the term, not begun, or the agency did not exist yet.',
    'planning.assessor-only': "The assessor's view is given by assessors only, not by who is assessed.",
    'planning.attendance-columns':
      'Row {row}: wrong number of columns. Their order: name; agency; attended; test before; test after; certificate number; user name.',
    'planning.attendance-name': 'Row {row}: the name is empty, too long or has no letters.',
    'planning.attendance-agency': 'Row {row}: unknown agency. Write its short name, e.g. Dinsos.',
    'planning.attendance-attended': 'Row {row}: the attended column must be "yes" or "no".',
    'planning.attendance-before':
      'Row {row}: the test before must be a number from 0 to 100 with at most one decimal.',
    'planning.attendance-after':
      'Row {row}: the test after must be a number from 0 to 100 with at most one decimal.',
    'planning.attendance-absent-with-result':
      'Row {row}: the person did not attend but has a score or certificate. Correct one of them.',
    'planning.attendance-certificate': 'Row {row}: the certificate number is too long.',
    'planning.attendance-account':
      'Row {row}: there is no such user name. Leave it empty if there is no account.',
    'planning.attendance-account-agency': 'Row {row}: this account belongs to another agency.',
    'planning.attendance-twice': 'Row {row}: this person is on the list of this training already.',
    'planning.attendance-certificate-twice': 'Row {row}: this certificate number is in use already.',
    'planning.attendance-empty': 'There are no rows. Paste at least one.',
    'planning.attendance-changed': 'Somebody else corrected this row since you opened it. Reload the page.',
    'planning.proposal-reason':
      'Closes {closed} lacking skills in {agencies} agencies with {people} participants, {sessions} sessions, {hours} hours. Because: {reasons}.',
    'planning.proposal-vacant-role': 'vacant roles in {count} agencies',
    'planning.proposal-skill-missing': 'nobody with the skill in {count} agencies',
    'planning.proposal-low-indicator': 'low indicators in {count} agencies',
  },
}
