const argv = process.argv.slice(2)
// A reader that has seen enough (`welas help | head`) is no fault.
process.stdout.on('error', () => {})
// Linking files needs nothing of the system: without it, it starts at once and in a third of the memory.
const isLinkRun = argv[0] === 'link' && argv[1] === 'run'
process.exitCode = isLinkRun
  ? await (await import('./linkage/run-alone.ts')).runLinkAlone(argv.slice(2))
  : await (await import('./wire.ts')).runSystem(argv)
