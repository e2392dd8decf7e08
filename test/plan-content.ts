import type { PlanContent } from '../src/planning/editions/rules/plan-content.ts'

/** A plan with nothing in it: what a regency has on its first day. */
export const emptyContent: PlanContent = {
  format: 1,
  drawnOn: '2026-10-31',
  region: {
    name: 'Kabupaten Contoh',
    code: '35.99',
    districts: 3,
    villages: 12,
    population: 3000,
    populationSource: 'hitungan contoh, 2024',
  },
  term: { id: 'masa-contoh', name: 'Masa contoh', from: '2025-01-01', to: '2029-12-31', note: '' },
  release: null,
  dimensions: null,
  people: [],
  indicators: [],
  gaps: [],
  promises: [],
  vision: null,
  missions: [],
  goals: [],
  scale: { importanceMax: 5, ratingMax: 4, source: 'contoh' },
  factors: [],
  position: null,
  strategies: [],
  readiness: {
    version: '-',
    source: '-',
    period: null,
    total: { claimed: null, proven: null, assessor: null },
    pillars: [],
    items: [],
    periods: [],
  },
  actions: [],
  quickWins: { version: '-', source: '-', scoreMax: 5, monthsMax: 12, criteria: [], list: [] },
  commitments: [],
  competence: { source: '-', instrument: null, agencies: [], years: [], trainings: [], proposals: [] },
  welfareIndex: null,
}

const evidence = [
  { title: 'Berita acara serah terima', date: '2026-08-25', source: 'BA 12/2026', agency: 'Dinas Contoh' },
]

type Factor = PlanContent['factors'][number]
const factor = (id: string, side: Factor['side'], score: number, source: Factor['source']): Factor => ({
  id,
  side,
  text: `Faktor ${id}`,
  dimension: null,
  source,
  raters: 3,
  importance: 4,
  rating: 3.25,
  spread: 0.43,
  weight: score / 3.25,
  score,
  evidence: id === 'k-1' ? evidence : [],
})

type Action = PlanContent['actions'][number]
const action = (id: string, given: Partial<Action>): Action => ({
  id,
  title: `Aksi ${id}`,
  description: '',
  promiseId: null,
  strategyIds: [],
  dimensionId: 'living',
  subDimension: null,
  agency: 'Dinas Contoh',
  startsOn: '2025-03-01',
  endsOn: '2027-06-30',
  dependsOn: [],
  state: 'running',
  reportedOn: null,
  evidence: [],
  budget: [],
  ...given,
})
const budget = (year: number, plan: number, revised: number | null, realised: number | null) => ({
  year,
  plan,
  revised,
  realised,
  source: 'DPA contoh',
})
const figures = (claimed: number | null, proven: number | null, assessor: number | null) => ({
  claimed,
  proven,
  assessor,
})

const scored = (problem: number, fast: number) => [
  { criterionId: 'problem', mean: problem, adds: problem * 0.625 },
  { criterionId: 'fast', mean: fast, adds: fast * 0.375 },
]
/** A weight that may move as it likes. */
const firm = (criterionId: string, weight: number) => {
  const ranges = [{ from: weight / 2, to: weight * 1.5, first: ['qw-1'] }]
  return { criterionId, weight, winner: null, topK: null, winnerStays: 1, topKStays: 1, ranges }
}

/** A small plan in which every part has something, and something is missing. */
export const exampleContent: PlanContent = {
  ...emptyContent,
  release: { id: '2026-10', asOf: '2026-10-31' },
  dimensions: {
    name: 'Enam contoh',
    source: 'panduan contoh',
    list: [
      { id: 'living', name: 'Smart Living', subDimensions: [{ id: 'health', name: 'Kesehatan' }] },
      { id: 'economy', name: 'Smart Economy', subDimensions: [] },
    ],
  },
  people: [
    { id: 'people', name: 'Orang dalam daftar', unit: 'orang', value: 2874, state: 'shown' },
    { id: 'in-need', name: 'Orang yang membutuhkan', unit: 'orang', value: 613, state: 'shown' },
    { id: 'category:old', name: 'Lanjut usia telantar', unit: 'orang', value: 147, state: 'shown' },
    { id: 'category:ill', name: 'Kategori peka', unit: 'orang', value: null, state: 'hidden' },
  ],
  indicators: [
    {
      id: 'poor',
      name: 'Penduduk miskin',
      unit: 'persen',
      source: 'BPS contoh',
      values: [
        { asOf: '2023-03-31', value: 9.51 },
        { asOf: '2024-03-31', value: 9.01 },
        { asOf: '2025-03-31', value: 8.67 },
      ],
    },
  ],
  gaps: [{ id: 'told:deaths', name: 'Kematian ibu', why: 'Angka resmi belum dimasukkan.' }],
  promises: [
    { id: 'food', number: 1, name: 'Lansia tidak lapar', agency: 'Dinsos', state: 'on-track' },
    { id: 'road', number: 2, name: 'Jalan desa', agency: 'DPU', state: 'hidden' },
  ],
  vision: 'Contoh yang welas asih',
  missions: [{ id: 'm-1', text: 'Menemukan yang membutuhkan' }],
  goals: [{ id: 't-1', text: 'Yang berhak tidak terlewat', promiseIds: ['food'] }],
  factors: [
    factor('k-1', 'strength', 1.37, { kind: 'document', title: 'Perbup contoh', date: '2024-05-06' }),
    factor('l-1', 'weakness', 1.71, {
      kind: 'finding',
      programme: 'Makanan lansia',
      measure: 'bagian yang berhak tetapi terlewat',
      areas: ['Silo', 'Mayang'],
      unit: 'persen',
      value: 31.4,
      state: 'shown',
    }),
    factor('l-2', 'weakness', 0.2, {
      kind: 'finding',
      programme: 'Alat bantu',
      measure: 'yang berhak tetapi terlewat',
      areas: ['Silo'],
      unit: 'orang',
      value: null,
      state: 'hidden',
    }),
    factor('p-1', 'opportunity', 1.56, {
      kind: 'indicator',
      name: 'Penduduk miskin',
      unit: 'persen',
      value: 8.67,
      asOf: '2025-03-31',
      source: 'BPS contoh',
    }),
    factor('a-1', 'threat', 1.28, { kind: 'document', title: 'Kajian risiko', date: '2025-06-30' }),
  ],
  position: {
    strength: 1.37,
    weakness: 1.91,
    opportunity: 1.56,
    threat: 1.28,
    x: -0.54,
    y: 0.28,
    quadrant: 'III',
  },
  strategies: [
    { id: 'wo-1', crossing: 'WO', text: 'Jangkau yang terlewat', factorIds: ['l-1', 'p-1'], goalId: 't-1' },
    { id: 'st-1', crossing: 'ST', text: 'Siapkan jalur evakuasi', factorIds: ['k-1', 'a-1'], goalId: null },
  ],
  readiness: {
    version: 'kesiapan-1',
    source: 'instrumen contoh',
    period: '2026-S2',
    total: figures(58.3, 41.7, 50),
    pillars: (['structure', 'infrastructure', 'superstructure'] as const).map((id, index) => ({
      id,
      ...figures(60 + index, 40 + index, index === 2 ? null : 50),
      components: [
        ['people', 'budget', 'governance'],
        ['physical', 'digital', 'social'],
        ['rules', 'institutions', 'procedures'],
      ][index]!.map((component, at) => ({ id: component, ...figures(51 + at, 33 + at, null) })),
    })),
    items: [
      {
        id: 'staff',
        component: 'people',
        name: 'Petugas data',
        level: 3,
        levelText: 'Semua dinas punya petugas',
        assessorLevel: 2,
        top: 4,
        state: 'proven',
        evidence,
      },
      {
        id: 'rules',
        component: 'rules',
        name: 'Peraturan data',
        level: 2,
        levelText: 'Ada peraturan bupati',
        assessorLevel: null,
        top: 4,
        state: 'claimed',
        evidence: [],
      },
    ],
    periods: [
      { period: '2026-S1', ...figures(48.1, 38.9, 43.5) },
      { period: '2026-S2', ...figures(58.3, 41.7, 50) },
    ],
  },
  actions: [
    action('a-1', {
      title: 'Penjangkauan lansia',
      description: 'Kunjungan rutin.',
      promiseId: 'food',
      strategyIds: ['wo-1'],
      state: 'proven',
      evidence,
      budget: [
        budget(2025, 1_250_000_000, 1_300_000_000, 1_175_000_000),
        budget(2026, 2_400_000_000, null, null),
      ],
    }),
    action('a-2', { title: 'Pasar rakyat', dimensionId: 'economy', dependsOn: ['a-1'], state: 'claimed' }),
    action('a-3', {
      title: 'Jalan desa',
      promiseId: 'road',
      state: 'late',
      budget: [budget(2026, 600_000_000, null, 450_500_000)],
    }),
  ],
  quickWins: {
    version: 'qw-1',
    source: 'kriteria contoh',
    scoreMax: 5,
    monthsMax: 12,
    criteria: [
      { id: 'problem', name: 'Menjawab masalah', share: 0.625 },
      { id: 'fast', name: 'Selesai setahun', share: 0.375 },
    ],
    list: [
      {
        id: 'qw-1',
        title: 'Makan siang lansia',
        problem: 'Lansia belum terjangkau.',
        result: 'Setiap lansia dikunjungi.',
        actionId: 'a-1',
        agency: 'Dinsos',
        startsOn: '2026-02-02',
        dueOn: '2026-12-15',
        chosen: true,
        state: 'claimed',
        rank: 1,
        score: 4.36,
        scorers: 4,
        parts: scored(4.6, 3.96),
        reason: 'Paling unggul pada masalah.',
        evidence: [],
      },
      {
        id: 'qw-2',
        title: 'Bayar tanpa uang tunai',
        problem: 'Antre.',
        result: 'Tidak antre.',
        actionId: 'a-2',
        agency: 'Disperindag',
        startsOn: '2026-03-02',
        dueOn: '2026-11-15',
        chosen: false,
        state: null,
        rank: 2,
        score: 2.81,
        scorers: 3,
        parts: scored(2.3, 3.66),
        reason: 'Lemah pada masalah.',
        evidence: [],
      },
    ],
    sensitivity: {
      topK: 1,
      criteria: [
        { ...firm('problem', 5), winner: { weight: 1.2, change: -3.8, enters: ['qw-2'] } },
        firm('fast', 3),
      ],
    },
  },
  commitments: [
    {
      id: 'komitmen-2026',
      title: 'Komitmen contoh',
      preamble: 'Kami berjanji.',
      place: 'Contoh',
      openedOn: '2026-02-16',
      sha256: 'ab'.repeat(32),
      lines: [
        {
          id: 'l-dinsos',
          text: 'Menjangkau lansia telantar.',
          agency: 'Dinas Lama',
          holder: 'Dinas Sosial',
          dueOn: '2026-07-31',
          state: 'late',
          evidence: [],
        },
      ],
      offices: [
        { agency: 'Setda', office: 'Bupati', signedOn: '2026-02-17', sample: true },
        { agency: 'Dinsos', office: 'Kepala Dinas Sosial', signedOn: null, sample: false },
      ],
    },
  ],
  competence: {
    source: 'peta contoh',
    instrument: { version: 'epss-1', source: 'BPS contoh', targetLevel: 3 },
    agencies: [
      {
        id: 'dinsos',
        name: 'Dinsos',
        openRoles: ['Analis data'],
        posts: [{ role: 'Analis data', needed: 2, filled: 1 }],
        maturity: { year: 2026, said: 2.14, proven: 1.39 },
      },
      { id: 'dpu', name: 'DPU', openRoles: [], maturity: null },
    ],
    years: [
      { year: 2025, said: 2.22, proven: 1.24 },
      { year: 2026, said: 2.14, proven: 1.39 },
    ],
    trainings: [
      {
        id: 'b-1',
        title: 'Bimtek statistik',
        heldOn: '2026-05-20',
        hours: 16,
        host: 'Diskominfo',
        state: 'held',
      },
    ],
    proposals: [
      {
        id: 'c-1',
        name: 'Bimtek analisis',
        agencies: ['Dinsos'],
        hours: 24,
        reason: 'Menambah keahlian analisis.',
      },
    ],
  },
  welfareIndex: {
    asOf: '2026-10-31',
    version: 'indeks-1',
    source: 'rumus contoh',
    value: 49.4,
    low: 44.1,
    high: 58.9,
    parts: [
      {
        id: 'found',
        name: 'Ditemukan',
        meaning: 'Yang membutuhkan ada dalam daftar',
        weight: 0.6,
        value: 71.2,
      },
      {
        id: 'in-time',
        name: 'Tepat waktu',
        meaning: 'Bantuan datang pada bulannya',
        weight: 0.4,
        value: null,
      },
    ],
    months: [
      { asOf: '2026-08-31', value: 46.3 },
      { asOf: '2026-09-30', value: null },
      { asOf: '2026-10-31', value: 49.4 },
    ],
    raises: [{ programme: 'Makanan lansia', area: 'Silo', agency: 'Dinsos', gain: 1.27 }],
  },
}
