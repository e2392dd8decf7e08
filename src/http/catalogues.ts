import { messages as access } from '../access/messages.ts'
import { messages as catalogue } from '../catalogue/messages.ts'
import { messages as cli } from '../cli/messages.ts'
import { messages as intake } from '../intake/messages.ts'
import { messages as jobs } from '../jobs/messages.ts'
import { type Catalogue, type Language, say } from '../kernel/messages.ts'
import type { ProblemParams } from '../kernel/problem.ts'
import { messages as linkage } from '../linkage/messages.ts'
import { messages as oversight } from '../oversight/messages.ts'
import { messages as planning } from '../planning/messages.ts'
import { messages as programmes } from '../programmes/messages.ts'
import { messages as protection } from '../protection/messages.ts'
import { messages as register } from '../register/messages.ts'
import { messages as http } from './messages.ts'

/** The message catalogue of every domain. A domain adds one line here. */
export const catalogues: readonly Catalogue[] = [
  http,
  cli,
  jobs,
  access,
  intake,
  linkage,
  register,
  programmes,
  catalogue,
  planning,
  oversight,
  protection,
]

/** The sentence of an error code in the reader's language; the code itself when no domain owns it. */
export function sentence(code: string, language: Language, params: ProblemParams): string {
  const catalogue = catalogues.find((candidate) => candidate[language][code] !== undefined)
  return catalogue ? say(catalogue, language, code, params) : code
}
