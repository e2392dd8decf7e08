// A reporter of vitest: after a run, the ten files that took longest, so that whoever makes one slow sees it.
const shown = 10

export default class SlowestFiles {
  onTestRunEnd(modules) {
    const took = modules.map((module) => {
      const { collectDuration, duration } = module.diagnostic()
      return { file: module.relativeModuleId, seconds: (collectDuration + duration) / 1000 }
    })
    console.log('Slowest files, in seconds:')
    for (const { file, seconds } of took.sort((a, b) => b.seconds - a.seconds).slice(0, shown))
      console.log(`${seconds.toFixed(1).padStart(7)}  ${file}`)
  }
}
