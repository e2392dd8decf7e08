import { useText } from '../../language.ts'
import './access.css'
import { messages } from './messages.ts'

/** Recovery codes, shown this once: to be printed or written down. */
export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  const t = useText(messages)
  return (
    <section className="card" aria-labelledby="codes-title">
      <h2 id="codes-title">{t('codes.title')}</h2>
      <p>{t('codes.text')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
