import type { ReviewAnswer } from '../../../src/register/contract.ts'
import { useText } from '../../language.ts'
import { messages } from './messages.ts'

/** Why a question stands where it stands in the queue, in words. */
export function Place({
  pair,
}: {
  pair: Pick<ReviewAnswer['pairs'][number], 'people' | 'stakes' | 'doubt'>
}) {
  const t = useText(messages)
  const stakes = pair.stakes === 0 ? t('place.no-stakes') : t('place.stakes', { stakes: pair.stakes })
  return `${t('place.people', { people: pair.people })}, ${stakes}, ${t(`place.doubt.${pair.doubt}`)}`
}
