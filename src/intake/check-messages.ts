import type { Catalogue } from '../kernel/messages.ts'

/** What `welas intake check` prints beside the sentences of findings. */
export const checkMessages: Catalogue = {
  id: {
    'intake.path-unreadable':
      'Berkas "{path}" tidak ada atau tidak dapat dibuka di komputer ini. Periksa nama, folder, dan izin bacanya.',
    'check.columns': 'kolom yang dipakai: {fields}',
    'check.no-columns': 'tidak ada kolom yang dipakai',
    'check.sheet-columns': 'Lembar "{sheet}", {=columns}',
    'check.missing': 'Kolom yang wajib tetapi tidak ditemukan: {fields}',
    'check.alarm': 'Perlu dilihat: {=alarm}',
    'check.rows': '{rows} baris: {accepted} diterima, {warned} diterima dengan catatan, {rejected} ditolak',
    'check.skipped': 'bukan data: {=reason} {rows}',
  },
  en: {
    'intake.path-unreadable':
      'The file "{path}" is not there or cannot be opened on this machine. Check its name, its folder and whether you may read it.',
    'check.columns': 'columns used: {fields}',
    'check.no-columns': 'no column is used',
    'check.sheet-columns': 'Sheet "{sheet}", {=columns}',
    'check.missing': 'Columns that are needed and were not found: {fields}',
    'check.alarm': 'To look at: {=alarm}',
    'check.rows': 'rows {rows}: accepted {accepted}, with remarks {warned}, rejected {rejected}',
    'check.skipped': 'not data: {=reason} {rows}',
  },
}
