import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Certificate } from '../../../../src/planning/competence/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useText } from '../../../language.ts'
import { pageTitle } from '../../../ui/page-title.ts'
import './competence.css'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

export const meta = pageTitle(messages, 'cert.title')

export async function loader(args: LoaderFunctionArgs) {
  const { id = '', participant = '' } = args.params
  return apiOf(args).get<Certificate>(
    `/api/planning/competence/trainings/${encodeURIComponent(id)}/certificates/${encodeURIComponent(participant)}`,
  )
}

/** One sheet to print; navigation is left out on paper by ui/print.css. */
export default function CertificatePage() {
  const t = useText(messages)
  const { language, number, list } = useWords()
  const certificate = useLoaderData<typeof loader>()
  const { place, hours, host, agency } = certificate
  return (
    <>
      <section className="certificate">
        <p>{certificate.region[language]}</p>
        <h1>{t('cert.title')}</h1>
        <p>{t('cert.number', { number: certificate.number })}</p>
        <p>{t('cert.given')}</p>
        <p className="holder">{certificate.name}</p>
        <p>{t('cert.text', { agency })}</p>
        <p>
          <strong>{certificate.title}</strong>
        </p>
        <p>
          {t('cert.details', {
            place,
            date: formatDate(certificate.heldOn, language),
            hours: number(hours),
            host,
          })}
        </p>
        <p>{t('cert.skills', { skills: list(certificate.skills) })}</p>
      </section>
      <p className="no-print soft">{t('cert.print')}</p>
    </>
  )
}
