import { expect, test } from 'vitest'
import { read, sources } from './repository.ts'

/**
 * The program asks nobody: what it needs is handed to it. So nothing a visitor types can make it fetch an address
 * (SSRF), and a firewall may close every way out but these.
 */
const reachesOut: Readonly<Record<string, string>> = {
  'src/platform/database-server.ts': 'the PostgreSQL server of the settings',
  'src/platform/migrate.ts': 'the same server, as owner',
  'src/platform/backup/owner.ts': 'the same server, as owner',
  'src/access/directory-sign-in.ts': 'the directories of the settings: sign-in by OpenID Connect',
  'src/catalogue/attack/crawl.ts':
    'command of the administrator: attacks the address of a Welas that was typed there',
  'src/catalogue/attack/open-api.ts': 'command of the administrator: reads the open API of that Welas',
}

const waysOut =
  /(?<![.\w])(fetch|WebSocket|EventSource)\(|from '(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises)'|from '(undici|axios|got|ws|pg|nodemailer|openid-client)'|new (WebSocket|EventSource)\(/

/** Words of these modules that open nothing. */
const harmless = /import \{ isIP \} from 'node:net'/g

test('only these files can open a connection', () => {
  const found = sources('src', 'web')
    .filter((path) => waysOut.test(read(path).replaceAll(harmless, '')))
    .filter((path) => !path.startsWith('web/islands/'))
  expect(found.sort()).toEqual(Object.keys(reachesOut).sort())
})

test('the library of sign-in tells nobody', () => {
  expect(read('src/access/sign-in-library.ts')).toContain('telemetry: { enabled: false }')
})
