import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useText } from '../../language.ts'
import { uploadMessages } from './messages-upload.ts'
import { type SendOrder, sendFile } from './send-file.ts'

export type Sending =
  | { readonly state: 'idle' }
  | {
      readonly state: 'sending'
      readonly name: string
      readonly percent: number
      readonly isWaiting: boolean
    }
  | { readonly state: 'stopped'; readonly sentence: string }
  | { readonly state: 'problem'; readonly sentence: string }

/** Sends a file from the page and goes to its list when it has arrived. */
export function useSending() {
  const t = useText(uploadMessages)
  const navigate = useNavigate()
  const [sending, setSending] = useState<Sending>({ state: 'idle' })
  const stop = useRef<AbortController | null>(null)
  const send = async (order: SendOrder) => {
    const { name } = order.file
    if (name === '') return setSending({ state: 'problem', sentence: t('choose-file') })
    const controller = new AbortController()
    stop.current = controller
    setSending({ state: 'sending', name, percent: 0, isWaiting: false })
    const sent = await sendFile(order, {
      signal: controller.signal,
      onProgress: (percent, isWaiting) => setSending({ state: 'sending', name, percent, isWaiting }),
    })
    if (controller.signal.aborted) return setSending({ state: 'stopped', sentence: t('cancelled') })
    if ('problem' in sent)
      return setSending({ state: 'problem', sentence: sent.problem ?? t('connection-lost') })
    await navigate(`/kerja/daftar/${sent.batchId}${sent.already ? '?pesan=already' : ''}`)
  }
  return {
    sending,
    send,
    refuse: (sentence: string) => setSending({ state: 'problem', sentence }),
    stop: () => stop.current?.abort(),
  }
}
