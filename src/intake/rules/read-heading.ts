/** What a heading says for the rows below it: family blocks of a population book, "DESA : …" lines between rows. Pure. */
import { isBlank } from './clean-text.ts'

/** What headings above a row say for it: family blocks of a population book, "DESA : …" lines between rows. */
export interface Heading {
  readonly kk: string | null
  readonly address: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly district: string | null
  readonly village: string | null
}
export const noHeading: Heading = {
  kk: null,
  address: null,
  hamlet: null,
  rt: null,
  rw: null,
  district: null,
  village: null,
}

/** "No. KK : 3509…  Alamat : …  Nama Dusun : -, RT/RW : 003/001" */
export function readFamilyHeading(text: string, before: Heading): Heading | null {
  const kk = /\bno(?:mor|\.)?\s*(?:kk|kartu keluarga)\s*[:.]?\s*(\d[\d .]{13,20}\d)/i.exec(text)
  if (!kk) return null
  const part = (label: string) => {
    const match = new RegExp(
      `\\b${label}\\s*:\\s*(.*?)(?=[\\s,;]+(?:nama dusun|dusun|alamat|rt|rw|desa|kelurahan|kecamatan|kode pos|nama kepala|kepala keluarga)\\b[^:]{0,12}:|$)`,
      'i',
    ).exec(text)
    const value = match ? match[1]!.replace(/[\s,;]+$/, '').trim() : ''
    return isBlank(value) ? null : value
  }
  const both = /\brt\s*\/\s*rw\s*:\s*(\d{1,3})\s*\/\s*(\d{1,3})/i.exec(text)
  return {
    kk: kk[1]!.replace(/\D/g, ''),
    address: part('alamat'),
    hamlet: part('(?:nama )?dusun'),
    rt: both?.[1] ?? part('rt'),
    rw: both?.[2] ?? part('rw'),
    district: part('kecamatan') ?? before.district,
    village: part('(?:desa|kelurahan)') ?? before.village,
  }
}

/** "KECAMATAN SILO", "Desa/Kelurahan : Mulyorejo  Kecamatan : Silo" in titles and between rows. */
export function readPlaceHeading(text: string): { district: string | null; village: string | null } | null {
  const part = (label: string) => {
    const match = new RegExp(
      `\\b${label}\\b\\.?\\s*[:.]?\\s*([a-z' ]+?)\\s*(?=[,;:()\\d]|\\b(?:desa|kel(?:urahan)?|kec(?:amatan)?|kab(?:upaten)?|tahun|tahap|bulan|periode|rt|rw)\\b|$)`,
      'i',
    ).exec(text)
    return match?.[1]?.trim() || null
  }
  const district = part('kec(?:amatan)?')
  const village = part('(?:desa\\s*/\\s*kel(?:urahan)?|desa|kel(?:urahan)?)')
  return district || village ? { district, village } : null
}
