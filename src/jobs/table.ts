import type { Context } from '../access/index.ts'
import { jobs as catalogue } from '../catalogue/jobs.ts'
import { jobs as intake } from '../intake/jobs.ts'
import type { Job } from '../kernel/job.ts'
import { jobs as oversight } from '../oversight/jobs.ts'
import { jobs as programmes } from '../programmes/jobs.ts'
import { jobs as protection } from '../protection/jobs.ts'
import { jobs as register } from '../register/jobs.ts'

/** Every kind of job there is. A domain adds one line here. */
export const jobs: readonly Job<Context>[] = [
  ...intake,
  ...register,
  ...programmes,
  ...catalogue,
  ...oversight,
  ...protection,
]
