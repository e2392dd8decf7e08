import { join } from 'node:path'

const separator = process.platform === 'win32' ? ';' : ':'

/**
 * The environment with the pinned Node first, so that tools that start `node` get it. Arrays of a megabyte or more go back to the
 * system once they are free, and lie in large pages: glibc would keep holes among them, an eighth of the memory of a large linkage.
 */
export function pinned(root) {
  return {
    GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=1048576',
    ...process.env,
    PATH: `${join(root, 'node_modules', 'node', 'bin')}${separator}${process.env.PATH}`,
  }
}
