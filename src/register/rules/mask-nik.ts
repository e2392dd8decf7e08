/** 3509124708890003 -> 350912••••••••03: enough to tell two people apart in a list, not enough to use. */
export function maskNik(nik: string | null): string | null {
  if (nik === null) return null
  return nik.length < 16 ? '•'.repeat(nik.length) : `${nik.slice(0, 6)}••••••••${nik.slice(-2)}`
}
