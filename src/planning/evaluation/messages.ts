import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.evaluation-question-unknown': 'Formulir evaluasi {year} tidak mempunyai pertanyaan {question}.',
    'planning.evaluation-id-wrong':
      'Nomor jawaban tidak cocok dengan tahun dan pertanyaannya. Seharusnya {id}. Muat ulang halaman, lalu isi lagi.',
    'planning.evaluation-no-form':
      'Kota ini belum mempunyai formulir evaluasi untuk tahun itu. Formulir ditulis di berkas plan/evaluation.yaml.',
    'planning.evaluation.readiness':
      'Kesiapan {claimed} dari 100 menurut penilaian sendiri dan {proven} menurut bukti: {provenItems} dari {items} butir berbukti (periode {period}).',
    'planning.evaluation.budget':
      'Rp{realised} miliar dari Rp{budget} miliar sudah direalisasikan untuk {actions} aksi ({share} persen).',
    'planning.evaluation.actions-started':
      '{claimed} dari {of} aksi yang seharusnya mulai sampai {date} sudah berjalan; {proven} di antaranya mempunyai bukti.',
    'planning.evaluation.actions-done':
      '{claimed} dari {of} aksi yang jatuh tempo atau selesai sampai {date} dilaporkan selesai; {proven} di antaranya mempunyai bukti.',
    'planning.evaluation.quick-wins':
      '{claimed} dari {of} quick win terpilih yang jatuh tempo atau selesai sampai {date} dilaporkan selesai; {proven} di antaranya mempunyai bukti.',
    'planning.evaluation.promises': '{kept} dari {of} janji terpenuhi menurut pengukuran per {date}.',
    'planning.evaluation.promises-other-year':
      'Pengukuran yang terbaru adalah per {date}; untuk tahun {year} tidak dihitung ulang.',
    'planning.evaluation.nothing': 'Rencana belum mempunyai isian untuk menghitung ini.',
    'planning.evaluation.sheet.form': 'Formulir',
    'planning.evaluation.sheet.totals': 'Nilai',
    'planning.evaluation.sheet.evidence': 'Bukti',
    'planning.evaluation.column.part': 'Bagian',
    'planning.evaluation.column.weight': 'Bobot (persen)',
    'planning.evaluation.column.question': 'Pertanyaan',
    'planning.evaluation.column.number': 'Nomor',
    'planning.evaluation.column.answer': 'Jawaban',
    'planning.evaluation.column.computed': 'Dihitung dari rencana',
    'planning.evaluation.column.claimed': 'Nilai diklaim (0-100)',
    'planning.evaluation.column.proven': 'Nilai terbukti (0-100)',
    'planning.evaluation.column.state': 'Keadaan',
    'planning.evaluation.column.evidence': 'Jumlah bukti',
    'planning.evaluation.column.assessor-score': 'Nilai penilai',
    'planning.evaluation.column.assessor-note': 'Catatan penilai',
    'planning.evaluation.column.about': 'Bukti untuk',
    'planning.evaluation.column.title': 'Judul bukti',
    'planning.evaluation.column.date': 'Tanggal',
    'planning.evaluation.column.source': 'Sumber',
    'planning.evaluation.column.owner': 'Pemilik',
    'planning.evaluation.column.document': 'Berkas',
    'planning.evaluation.document.kept': 'Tersimpan di Welas (nomor {id})',
    'planning.evaluation.document.none': 'Tanpa berkas',
    'planning.evaluation.about.question': 'Jawaban',
    'planning.evaluation.total': 'Jumlah berbobot',
    'planning.evaluation.as-of': 'Keadaan per {date}',
    'planning.evaluation.state.proven': 'Terbukti',
    'planning.evaluation.state.partly': 'Sebagian terbukti',
    'planning.evaluation.state.claimed': 'Diklaim, belum ada bukti',
    'planning.evaluation.state.none': 'Nilai nol, tidak ada yang diklaim',
    'planning.evaluation.state.open': 'Belum dinilai',
  },
  en: {
    'planning.evaluation-question-unknown': 'The evaluation form of {year} has no question {question}.',
    'planning.evaluation-id-wrong':
      'The number of the answer does not fit its year and question. It should be {id}. Reload the page and fill it in again.',
    'planning.evaluation-no-form':
      'This city has no evaluation form for that year yet. Forms are written in plan/evaluation.yaml.',
    'planning.evaluation.readiness':
      'Readiness {claimed} of 100 by self-assessment and {proven} by evidence: {provenItems} of {items} items have evidence (period {period}).',
    'planning.evaluation.budget':
      'Rp{realised} billion of Rp{budget} billion spent on {actions} actions ({share} percent).',
    'planning.evaluation.actions-started':
      '{claimed} of {of} actions that should have begun up to {date} are under way; {proven} of them have evidence.',
    'planning.evaluation.actions-done':
      '{claimed} of {of} actions due or done up to {date} are reported done; {proven} of them have evidence.',
    'planning.evaluation.quick-wins':
      '{claimed} of {of} chosen quick wins due or done up to {date} are reported done; {proven} of them have evidence.',
    'planning.evaluation.promises': '{kept} of {of} promises are kept as measured on {date}.',
    'planning.evaluation.promises-other-year':
      'The newest measurement is of {date}; it is not computed again for {year}.',
    'planning.evaluation.nothing': 'The plan has no entries yet to compute this from.',
    'planning.evaluation.sheet.form': 'Form',
    'planning.evaluation.sheet.totals': 'Scores',
    'planning.evaluation.sheet.evidence': 'Evidence',
    'planning.evaluation.column.part': 'Part',
    'planning.evaluation.column.weight': 'Weight (percent)',
    'planning.evaluation.column.question': 'Question',
    'planning.evaluation.column.number': 'Number',
    'planning.evaluation.column.answer': 'Answer',
    'planning.evaluation.column.computed': 'Computed from the plan',
    'planning.evaluation.column.claimed': 'Claimed score (0-100)',
    'planning.evaluation.column.proven': 'Proven score (0-100)',
    'planning.evaluation.column.state': 'State',
    'planning.evaluation.column.evidence': 'Pieces of evidence',
    'planning.evaluation.column.assessor-score': "Assessor's score",
    'planning.evaluation.column.assessor-note': "Assessor's note",
    'planning.evaluation.column.about': 'Evidence of',
    'planning.evaluation.column.title': 'Title of the evidence',
    'planning.evaluation.column.date': 'Date',
    'planning.evaluation.column.source': 'Source',
    'planning.evaluation.column.owner': 'Owner',
    'planning.evaluation.column.document': 'File',
    'planning.evaluation.document.kept': 'Kept in Welas (number {id})',
    'planning.evaluation.document.none': 'No file',
    'planning.evaluation.about.question': 'The answer',
    'planning.evaluation.total': 'Weighted total',
    'planning.evaluation.as-of': 'As of {date}',
    'planning.evaluation.state.proven': 'Proven',
    'planning.evaluation.state.partly': 'Partly proven',
    'planning.evaluation.state.claimed': 'Claimed, no evidence yet',
    'planning.evaluation.state.none': 'Score zero, nothing is claimed',
    'planning.evaluation.state.open': 'Not scored yet',
  },
}
