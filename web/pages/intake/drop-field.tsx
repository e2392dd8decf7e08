import { useEffect, useRef, useState } from 'react'
import { useText } from '../../language.ts'
import { Field } from '../../ui/kit.tsx'
import { messages } from './messages.ts'
import { uploadMessages } from './messages-upload.ts'

/** A file input; with script a file may be dropped anywhere on the page. */
export function DropField() {
  const t = useText(messages)
  const upload = useText(uploadMessages)
  const box = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(event.type !== 'dragleave' || event.relatedTarget !== null)
    }
    const drop = (event: DragEvent) => {
      const input = box.current?.querySelector('input')
      if (!input || !event.dataTransfer?.files.length) return
      event.preventDefault()
      setOver(false)
      input.files = event.dataTransfer.files
      input.focus()
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', over)
      removeEventListener('drop', drop)
    }
  }, [])
  return (
    <div ref={box} className={isOver ? 'drop over' : 'drop'}>
      <Field
        label={t('file')}
        hint={`${t('file-hint')} ${isOver ? upload('drop') : upload('drop-hint')}`}
        name="file"
        type="file"
        required
        accept=".xlsx,.xls,.xlsb,.xlsm,.ods,.csv,.txt,.tsv,.zip"
      />
    </div>
  )
}
