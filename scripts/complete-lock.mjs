// A registry that does not carry every platform's package leaves holes in package-lock.json, and `npm ci` refuses a
// lock with holes on every platform. Run this after `npm install`: it names the optional packages that are missing,
// without a checksum (npm then takes the registry's). checks/lock.test.ts fails while there are holes.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
for (const { name, version, dev } of holes(lock.packages)) {
  lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)

/** Optional dependencies with an exact version that have no entry. */
function holes(packages) {
  return Object.values(packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !packages[`node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev: entry.dev })),
  )
}

/** "…-linux-arm64-musl" -> os, cpu and libc, as npm compares them. */
function platformOf(name) {
  const [, os, cpu, musl] = /-(android|darwin|linux|win32)-(arm64|x64)(-musl)?$/.exec(name) ?? []
  if (!os || !cpu) throw new Error(`The platform of ${name} is not in its name`)
  return { cpu: [cpu], ...(os === 'linux' && { libc: [musl ? 'musl' : 'glibc'] }), os: [os] }
}
