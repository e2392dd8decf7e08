/** How far, in percent, with an optional mark for what is due by now. `label` is read aloud. */
export function ProgressBar({
  percent,
  due,
  label,
}: {
  percent: number
  due?: number | null
  label: string
}) {
  const width = Math.max(0, Math.min(100, percent)) * 3
  return (
    <svg className="chart" viewBox="0 0 304 16" role="img" aria-label={label}>
      <rect className="progress-track" x="2" y="2.5" width="300" height="11" rx="5.5" />
      <rect className="fill-good" x="2" y="2.5" width={width} height="11" rx="5.5" />
      {due === undefined || due === null ? null : (
        <path className="progress-mark" d={`M${2 + Math.min(100, due) * 3} 0v16`} />
      )}
    </svg>
  )
}
