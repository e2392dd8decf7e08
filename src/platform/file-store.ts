import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { DraftStore, FileStore } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'

/** Files on local disk by hash: DIR/ab/cdef…; written beside, synced, then renamed, so a killed process leaves no half file. */
export function createFileStore(directory: string): FileStore {
  const root = resolve(directory)
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2))
  return {
    async put(bytes, bytesMax) {
      await mkdir(join(root, 'incoming'), { recursive: true })
      const temporary = join(root, 'incoming', randomUUID())
      const file = await open(temporary, 'wx', 0o600)
      const hash = createHash('sha256')
      let size = 0
      try {
        for await (const chunk of bytes) {
          size += chunk.byteLength
          if (size > bytesMax)
            throw new Problem('file.too-large', 413, { megabytesMax: Math.floor(bytesMax / 1e6) })
          hash.update(chunk)
          await file.write(chunk)
        }
        await file.sync()
        await file.close()
        const sha256 = hash.digest('hex')
        await mkdir(dirname(pathOf(sha256)), { recursive: true })
        await rename(temporary, pathOf(sha256))
        await syncFolder(dirname(pathOf(sha256)))
        return { sha256, bytes: size }
      } catch (error) {
        await file.close().catch(() => {})
        await rm(temporary, { force: true })
        throw error
      }
    },
    path: async (sha256) => pathOf(sha256),
    read: (sha256) => createReadStream(pathOf(sha256)),
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    drafts: createDraftStore(join(root, 'drafts')),
  }
}

/** One file per draft. A part is written at its place and synced, so sending it again after a kill does no harm. */
function createDraftStore(folder: string): DraftStore {
  const pathOf = (id: string) => join(folder, id)
  return {
    async start(id) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await (await open(pathOf(id), 'wx', 0o600)).close()
      await syncFolder(folder)
    },
    async write(id, offset, bytes) {
      const file = await open(pathOf(id), 'r+').catch(nothingThere)
      if (!file) return false
      try {
        for (let done = 0; done < bytes.byteLength; ) {
          const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, offset + done)
          done += bytesWritten
        }
        await file.datasync()
      } finally {
        await file.close()
      }
      return true
    },
    read: (id, bytes) => createReadStream(pathOf(id), { end: bytes - 1 }),
    remove: (id) => rm(pathOf(id), { force: true }),
    list: async () => (await readdir(folder).catch(nothingThere)) ?? [],
  }
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
