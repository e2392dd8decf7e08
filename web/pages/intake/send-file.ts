export interface SendOrder {
  readonly agency: string
  readonly list: string
  readonly period: string
  readonly file: File
}
export type Sent =
  | { readonly batchId: number; readonly already: boolean }
  | { readonly problem: string | null }

/**
 * Sends a file as a raw body from the browser; only this old interface tells how much has been sent.
 * `problem` null = the connection broke.
 */
export function sendFile(order: SendOrder, onProgress: (percent: number) => void): Promise<Sent> {
  const query = new URLSearchParams({
    agency: order.agency,
    list: order.list,
    period: order.period,
    name: order.file.name,
  })
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/intake/batches?${query}`)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) =>
      onProgress(event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : 0)
    request.onerror = () => resolve({ problem: null })
    request.onload = () =>
      resolve(
        request.status < 300
          ? request.response
          : { problem: request.response?.title ?? `HTTP ${request.status}` },
      )
    request.send(order.file)
  })
}
