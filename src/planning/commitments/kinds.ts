import type { Kind } from '../entries/model.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { commitmentKind } from './commitment-kind.ts'
import { commitmentReportKind } from './commitment-report-kind.ts'
import { refreshPublicCommitments } from './refresh-public.ts'

export { commitmentKind } from './commitment-kind.ts'
export { commitmentReportKind, lineEntryId } from './commitment-report-kind.ts'

/** The public copy follows the text, the reports and the evidence of lines. */
export const kinds: readonly Kind<unknown>[] = [
  {
    ...(commitmentKind as Kind<unknown>),
    derived: {
      concerns: ({ kind, content }) =>
        kind === commitmentKind.name ||
        kind === commitmentReportKind.name ||
        (kind === evidenceKind.name &&
          evidenceKind.content.parse(content).subject.kind === 'commitment-line'),
      refresh: refreshPublicCommitments,
    },
  },
  commitmentReportKind as Kind<unknown>,
]
