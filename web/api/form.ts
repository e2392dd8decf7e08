/** What was typed into a field, without the blanks around it; empty when there is no such field. */
export function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim()
}
