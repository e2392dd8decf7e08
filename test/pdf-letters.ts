import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The letters of every page of a PDF in the order they are drawn, without spaces. */
export async function pdfLetters(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    texts.push(...items.map((item) => ('str' in item ? item.str : '')))
  }
  await task.destroy()
  return texts.join('').replace(/\s+/g, '')
}
