import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.decision-due-early':
      'Batas waktu {dueOn} lebih awal daripada tanggal rapat {heldOn}. Perbaiki batas waktunya.',
    'planning.decision-note-missing':
      'Keputusan yang selesai harus diberi catatan: apa hasilnya dan di mana buktinya.',
    'planning.decision-done-in-future':
      'Tanggal selesai {date} belum tiba. Isi hari ini atau tanggal yang sudah lewat.',
    'brief.unit.person': 'orang',
    'brief.unit.family': 'keluarga',
    'brief.question.coverage-fell':
      'Mengapa cakupan {programme} turun sejak {month}, dari {from} % menjadi {to} %?',
    'brief.question.promise-slipped':
      'Mengapa janji {promise} ({agency}) tidak lagi sesuai jalur sejak bulan lalu?',
    'brief.question.promise-far-behind':
      'Apa penghambat janji {promise}, dan apa yang diperlukan {agency} untuk mengejarnya?',
    'brief.question.promise-claimed': 'Kapan {agency} menyerahkan bukti untuk janji {promise}?',
    'brief.question.decision-late':
      'Mengapa keputusan "{title}" ({agency}) lewat {days} hari, dan kapan selesai?',
    'brief.question.line-late': 'Kapan {agency} memenuhi butir komitmen "{title}" yang lewat {days} hari?',
    'brief.question.action-late': 'Kapan {agency} menyelesaikan aksi "{title}" yang lewat {days} hari?',
    'brief.question.quick-win-late':
      'Mengapa quick win "{title}" ({agency}) belum ada hasilnya setelah lewat {days} hari?',
    'brief.question.village-missed':
      'Mengapa {missed} di {village}, {district}, belum dijangkau {programme}?',
  },
  en: {
    'planning.decision-due-early':
      'The due day {dueOn} is before the day {heldOn} of the meeting. Correct the due day.',
    'planning.decision-note-missing':
      'A decision that is done needs a note: what came of it and what shows it.',
    'planning.decision-done-in-future': 'The day {date} has not come yet. Enter today or a day before.',
    'brief.unit.person': 'people',
    'brief.unit.family': 'families',
    'brief.question.coverage-fell':
      'Why has the coverage of {programme} been falling since {month}, from {from} % to {to} %?',
    'brief.question.promise-slipped':
      'Why is the promise {promise} ({agency}) no longer on track since last month?',
    'brief.question.promise-far-behind':
      'What holds back the promise {promise}, and what does {agency} need to catch up?',
    'brief.question.promise-claimed': 'When will {agency} hand in evidence for the promise {promise}?',
    'brief.question.decision-late':
      'Why is the decision "{title}" ({agency}) {days} days late, and when will it be done?',
    'brief.question.line-late': 'When will {agency} meet the commitment "{title}", {days} days overdue?',
    'brief.question.action-late': 'When will {agency} finish the action "{title}", {days} days overdue?',
    'brief.question.quick-win-late':
      'Why has the quick win "{title}" ({agency}) no result, {days} days after it was due?',
    'brief.question.village-missed':
      'Why have {missed} in {village}, {district}, not been reached by {programme}?',
  },
}
