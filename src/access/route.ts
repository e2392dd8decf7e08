import type { z } from 'zod'
import { Problem } from '../kernel/problem.ts'
import type { Actor, Call } from './model.ts'
import type { Permission } from './rules/policy.ts'

/** Answers: JSON, or a file as a stream. Errors are thrown as Problem and become RFC 9457 bodies in the reader's language. */
export type Answer =
  | {
      readonly json: unknown
      readonly status?: 200 | 201 | 202
      readonly maxAgeSeconds?: number
      readonly setCookies?: readonly string[]
    }
  | {
      readonly stream: AsyncIterable<Uint8Array | string>
      readonly mediaType: string
      readonly fileName: string
      readonly maxAgeSeconds?: number
    }

/** One line of the route table (src/http/routes.ts). A route is public only because it says so here. */
export interface Route<Input extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** Hono path, e.g. /api/intake/batches/:id */
  readonly path: string
  readonly permission: Permission | 'public'
  readonly summary: string
  /** Contract of the query (GET) or JSON body (POST); absent = no input is read. */
  readonly input?: Input
  readonly output?: z.ZodType
  /** POST bodies that are files, not JSON: `call.body` is the stream, `input` comes from the query. */
  readonly upload?: boolean
  handle(call: Call<z.infer<Input>>): Promise<Answer>
}
/** Keeps the input type of a route while the table holds all of them. */
export function route<Input extends z.ZodType>(definition: Route<Input>): Route {
  return definition as unknown as Route
}

/** The actor of a call whose route needs a permission; the server has checked it before the handler runs. */
export function actorOf(call: Call): Actor {
  if (!call.actor) throw new Error('actorOf() in a public route')
  return call.actor
}

/**
 * The number that stands in an address, in its one spelling. Throws Problem 404 with the code for what is none: it is as
 * unknown as a number nobody has.
 */
export function numberIn(
  text: string | undefined,
  code: string,
  details: Readonly<Record<string, string>> = {},
): number {
  if (!/^[1-9]\d{0,14}$/.test(text ?? '')) throw new Problem(code, 404, details)
  return Number(text)
}
