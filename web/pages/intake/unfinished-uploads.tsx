import { useEffect, useState } from 'react'
import { Form } from 'react-router'
import type { UploadAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Button, Field } from '../../ui/kit.tsx'
import { uploadMessages } from './messages-upload.ts'
import { SendProgress } from './send-progress.tsx'
import { useSending } from './use-sending.ts'

/** Files whose sending broke off before this page was opened: choose the same file again, or throw it away. */
export function UnfinishedUploads({ uploads }: { uploads: readonly UploadAnswer[] }) {
  const t = useText(uploadMessages)
  if (uploads.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="unfinished">
      <h2 id="unfinished">{t('unfinished-title')}</h2>
      {uploads.map((upload) => (
        <Unfinished key={upload.id} upload={upload} />
      ))}
    </section>
  )
}

function Unfinished({ upload }: { upload: UploadAnswer }) {
  const t = useText(uploadMessages)
  const { sending, send, refuse, stop } = useSending()
  // Without script a file cannot be continued.
  const [mayContinue, setMayContinue] = useState(false)
  useEffect(() => setMayContinue(true), [])
  const name = upload.fileName
  const goOn = (file: File | undefined) => {
    if (!file) return
    if (file.name !== name || file.size !== upload.bytes) return refuse(t('other-file', { name }))
    void send({ agency: upload.agencyId, list: upload.listKindId, period: upload.period, file })
  }
  return (
    <div className="stack">
      <p>{t('unfinished', { name, percent: Math.floor((100 * upload.received) / upload.bytes) })}</p>
      <SendProgress sending={sending} onStop={stop} />
      {mayContinue && sending.state !== 'sending' ? (
        <Field
          label={t('choose-again', { name })}
          id={`again-${upload.id}`}
          name="again"
          type="file"
          onChange={(event) => goOn(event.target.files?.[0])}
        />
      ) : null}
      {sending.state === 'sending' ? null : (
        <Form method="post">
          <input type="hidden" name="upload" value={upload.id} />
          <Button look="secondary" name="intent" value="abandon">
            {t('abandon')}
          </Button>
        </Form>
      )}
    </div>
  )
}
